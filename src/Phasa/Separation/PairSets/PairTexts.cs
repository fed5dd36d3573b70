using Phasa.Languages;

namespace Phasa.Separation.PairSets;

/// <summary>What the texts and tags of a pair set must be, whatever the file's format.</summary>
internal static class PairTexts
{
    /// <summary>The language of a tag.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static LanguageTag Language(string tag) => LanguageTag.TryParse(tag, out var language) && language != LanguageTag.Undetermined
        ? language
        : throw new FormatException($"'{tag}' is not a language tag such as lo, th, ja or zh-Hant");

    /// <summary>The text as it is embedded.</summary>
    /// <exception cref="FormatException">It is blank or too long.</exception>
    public static string Text(string? text, string member)
    {
        var normal = TextNormalizer.Normalize(text ?? "").Trim();
        return normal.Length == 0 ? throw new FormatException($"'{member}' must be a text that is not blank")
            : normal.Length > PairSetReader.LongestText ? throw new FormatException($"'{member}' has {normal.Length} characters; {PairSetReader.LongestText} is the limit")
            : normal;
    }
}
