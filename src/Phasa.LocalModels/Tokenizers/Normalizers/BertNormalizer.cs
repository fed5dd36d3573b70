using System.Text;
using ICU4N.Text;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Tokenizers.Normalizers;

/// <summary>BERT's normaliser, its four steps in their order: clean, ideographs apart, accents off, lower case.</summary>
/// <param name="clean">Controls go and every white space becomes a space.</param>
/// <param name="ideographs">Spaces are put round Chinese characters.</param>
/// <param name="stripAccents">Decomposes and drops non-spacing marks (which in Lao and Thai are vowels and tones).</param>
/// <param name="lowerCase">Lower case.</param>
internal sealed class BertNormalizer(bool clean, bool ideographs, bool stripAccents, bool lowerCase) : INormalizer
{
    private readonly LowerCase _lower = new();

    /// <summary>Reads the options; accents are stripped where lower case is asked for unless the file says otherwise.</summary>
    public static BertNormalizer Read(JsonPart part)
    {
        var lower = part.Flag("lowercase", true);
        return new(part.Flag("clean_text", true), part.Flag("handle_chinese_chars", true), part.FlagOrNull("strip_accents") ?? lower, lower);
    }

    /// <inheritdoc/>
    public string Normalize(string text)
    {
        var result = clean || ideographs ? CleanAndSeparate(text) : text;
        result = stripAccents ? WithoutAccents(result) : result;
        return lowerCase ? _lower.Normalize(result) : result;
    }

    private static string WithoutAccents(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var output = new StringBuilder(text.Length);
        foreach (var rune in Normalizer2.NFDInstance.Normalize(text).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                output.Append(rune);
            }
        }

        return output.ToString();
    }

    private string CleanAndSeparate(string text)
    {
        var output = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean && (rune.Value is 0 or 0xFFFD || rune.IsBertControl()))
            {
                continue;
            }

            if (ideographs && rune.IsIdeograph())
            {
                output.Append(' ').Append(rune).Append(' ');
            }
            else
            {
                output.Append(clean && Rune.IsWhiteSpace(rune) ? new Rune(' ') : rune);
            }
        }

        return output.ToString();
    }
}
