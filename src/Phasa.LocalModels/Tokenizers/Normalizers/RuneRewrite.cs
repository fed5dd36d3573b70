using System.Text;

namespace Phasa.LocalModels.Tokenizers.Normalizers;

/// <summary>Rewrites character by character: each is appended as it is to be, or not at all.</summary>
internal sealed class RuneRewrite(Action<Rune, StringBuilder> rewrite) : INormalizer
{
    /// <inheritdoc/>
    public string Normalize(string text)
    {
        var output = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            rewrite(rune, output);
        }

        return output.ToString();
    }
}
