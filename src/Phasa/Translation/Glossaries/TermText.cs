using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Phasa.Languages;

namespace Phasa.Translation.Glossaries;

/// <summary>Finds terms in texts, both in the form of <see cref="Of"/>.</summary>
internal static partial class TermText
{
    /// <summary>
    /// What a word may have more than the glossary's form of it: an ending (days, Antrags). A word that changes within is
    /// another form, and is listed as one.
    /// </summary>
    private const int MostEnding = 3;

    /// <summary>Compatible characters folded, case kept, white space as single spaces, none at the ends.</summary>
    public static string Of(string text) => Space().Replace(TextFolder.FoldKeepingCase(text), " ").Trim();

    /// <summary>
    /// Where a term stands, from <paramref name="from"/> on; −1 when nowhere. A term of a script with spaces is a whole
    /// word; in other scripts, and in Korean, whose particles follow without a space, it may stand within others, but takes
    /// no letter without its marks.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="term">The term.</param>
    /// <param name="isCaseSensitive">Whether letter case counts.</param>
    /// <param name="inflected">Whether a word may have an ending more.</param>
    /// <param name="from">The first place to look at.</param>
    public static int Find(string text, string term, bool isCaseSensitive, bool inflected, int from = 0)
    {
        var comparison = isCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        for (var at = text.IndexOf(term, from, comparison); at >= 0; at = text.IndexOf(term, at + 1, comparison))
        {
            if (BeginsAWord(text, at) && EndsAWord(text, at + term.Length, inflected))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool BeginsAWord(string text, int at) =>
        at == 0 || !IsSpaced(RuneAt(text, at)) || !IsSpaced(RuneBefore(text, at));

    private static bool EndsAWord(string text, int end, bool inflected)
    {
        var isSpaced = IsSpaced(RuneBefore(text, end));
        var ending = 0;
        for (var at = end; at < text.Length;)
        {
            var rune = RuneAt(text, at);
            if (at == end && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                return false;
            }

            if (!isSpaced || !IsSpaced(rune))
            {
                break;
            }

            if (!inflected || !Rune.IsLetter(rune) || ++ending > MostEnding)
            {
                return false;
            }

            at += rune.Utf16SequenceLength;
        }

        return true;
    }

    // Whether it is of a word that has spaces around it.
    private static bool IsSpaced(Rune rune) => Rune.IsLetterOrDigit(rune)
        && Scripts.Of(rune.Value) is not (Script.Han or Script.Hiragana or Script.Katakana or Script.Hangul or Script.Thai or Script.Lao or Script.Khmer or Script.Myanmar);

    // The texts are folded, so that no surrogate is alone.
    private static Rune RuneAt(string text, int at) => Rune.GetRuneAt(text, char.IsLowSurrogate(text[at]) ? at - 1 : at);

    private static Rune RuneBefore(string text, int at) => RuneAt(text, at - 1);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Space();
}
