using System.Text;
using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>Originals as they come back from tools, which may have broken their lines anew.</summary>
internal static class SourceText
{
    /// <summary>The text as it is stored, with each run of white space one space and none at the ends.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in TextNormalizer.Normalize(text))
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
