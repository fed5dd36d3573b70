using System.Text;
using ICU4N.Text;

namespace Phasa.Translation.Memory;

/// <summary>The form of a source text under which a memory stores and finds it.</summary>
public static class MemoryKey
{
    /// <summary>
    /// Unicode NFKC with case folding (full-width and letter case do not count, zero-width signs vanish), each run of
    /// white space one space, none at the ends. Punctuation stays. Stable: stores keep it in a column.
    /// </summary>
    public static string Of(string text)
    {
        var folded = Normalizer2.NFKCCaseFoldInstance.Normalize(text);
        var key = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if (!char.IsWhiteSpace(c))
            {
                key.Append(c);
            }
            else if (key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd();
    }
}
