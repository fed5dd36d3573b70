using System.Text.RegularExpressions;

namespace Phasa.Translation.Checks;

/// <summary>What a translation rightly carries over as it is: URLs, code, placeholders, and Latin names of the source.</summary>
internal static partial class CarriedText
{
    /// <summary>The source without URLs, code and placeholders.</summary>
    public static string Prose(string text) => Literal().Replace(text, " ");

    /// <summary>
    /// The output without URLs, code, placeholders, and without the Latin tokens that the source has too. Of a source
    /// in a Latin-script language only names count as carried (a capital or a digit in them), never its plain words.
    /// </summary>
    public static string Removed(string output, string source, bool latinSource)
    {
        var carried = LatinToken().Matches(source).Select(m => m.Value)
            .Where(token => !latinSource || token.Any(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return LatinToken().Replace(Prose(output), m => carried.Contains(m.Value) ? " " : m.Value);
    }

    /// <summary>The number of plain words: Latin, in small letters, two or more of them.</summary>
    public static int PlainWords(string text) => PlainWord().Count(Prose(text));

    [GeneratedRegex(@"```.*?(```|$)|`[^`\n]*`|\b[a-z][a-z0-9+.-]*://\S+|\bwww\.\S+|\S+@\S+\.\w+|\{[^{}\n]{0,40}\}|%[0-9$]*[sd]\b|</?[a-z][^<>\n]*>|\b\w+([._/\\]\w+)+\b",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    [GeneratedRegex(@"[A-Za-z\u00C0-\u024F0-9][A-Za-z\u00C0-\u024F0-9'’+#&-]*", RegexOptions.CultureInvariant)]
    private static partial Regex LatinToken();

    [GeneratedRegex(@"(?<![\p{L}\p{N}'’-])[a-z\u00DF-\u00FF]{2,}(?![\p{L}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWord();
}
