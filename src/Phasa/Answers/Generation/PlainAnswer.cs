using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Phasa.Answers.Generation;

/// <summary>
/// Takes out of a model's sentence what could act where it is shown: images and links (a page that loads one tells its host
/// what was asked), markup, characters that hide or turn text. Links that a passage or the question has may stay.
/// </summary>
internal static partial class PlainAnswer
{
    private const string Removed = "…";

    /// <summary>The sentence as plain text, and whether anything but formatting was taken out.</summary>
    /// <param name="sentence">What the model wrote.</param>
    /// <param name="known">Texts whose links may stay.</param>
    public static (string Text, bool IsChanged) Of(string sentence, IReadOnlyList<string> known)
    {
        var changed = false;
        var text = Hidden(sentence);
        changed |= text.Length != sentence.Length;
        text = Image().Replace(text, m => Take(m.Groups["alt"].Value));
        text = Link().Replace(text, m => IsKnown(m.Groups["url"].Value) ? $"{m.Groups["text"].Value} ({m.Groups["url"].Value})" : Take(m.Groups["text"].Value));
        text = Address().Replace(text, m => IsKnown(m.Value) ? m.Value : Take(Removed));
        text = Tag().Replace(text, _ => Take(""));
        text = Fence().Replace(text, "");
        text = Strong().Replace(text, "${text}");
        return (Spaces().Replace(text, " ").Trim(), changed);

        bool IsKnown(string url) => known.Any(k => k.Contains(url.TrimEnd('.', ',', ')', ';'), StringComparison.OrdinalIgnoreCase));

        string Take(string instead)
        {
            changed = true;
            return instead;
        }
    }

    // Joiners belong to scripts (Khmer, Burmese, Thai line breaks); tags, bidirectional marks and controls do not.
    private static string Hidden(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var hides = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control => rune.Value is not ('\n' or '\t' or '\r'),
                UnicodeCategory.Format => rune.Value is not (0x200B or 0x200C or 0x200D),
                UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => true,
                _ => false,
            };
            if (!hides)
            {
                result.Append(rune.ToString());
            }
        }

        return result.ToString();
    }

    [GeneratedRegex(@"!\[(?<alt>[^\]]*)\]\s*(\([^)]*\)?|\[[^\]]*\])", RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\((?<url>[^)\s]*)[^)]*\)?", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:(?:[a-z][a-z0-9+.-]*:)?//(?=\w)|\b(?:data|javascript|vbscript|file):|\bwww\.)[^\s<>\])]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"</?[a-zA-Z!][^<>]*(?:>|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"`{3,}\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(\*\*|__)(?<text>[^*_\n]+)\1", RegexOptions.CultureInvariant)]
    private static partial Regex Strong();

    [GeneratedRegex(@"[ \t]{2,}|\s*[\r\n]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
