using System.Collections.Concurrent;
using ICU4N;
using ICU4N.Globalization;
using Phasa.Languages;

namespace Phasa.Translation.Checks;

/// <summary>How small numbers are written as words, by the spell-out rules of CLDR, with what those leave out. Thread-safe.</summary>
internal static class NumberWords
{
    /// <summary>The largest number that may be a word in a translation.</summary>
    public const int Most = 31;

    private static readonly string[][] English =
    [
        ["no", "none"], ["a", "an", "once", "single", "first", "each", "every", "per"], ["both", "twice", "second", "half", "double", "pair"],
        ["third", "triple"], ["fourth", "quarter"], ["fifth"], ["sixth"], ["seventh"], ["eighth"], ["ninth"], ["tenth"],
    ];

    private static readonly string[] EnglishMonths =
        ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private static readonly ConcurrentDictionary<(string Language, int Number), string[]> Known = new();

    /// <summary>Whether the text has the number as a word. True for a language whose words are not known: then nothing can be said.</summary>
    public static bool Occur(int number, string text, LanguageTag language)
    {
        var words = Known.GetOrAdd((language.Primary, number), key => [.. Of(key.Number, key.Language)]);
        return words.Length == 0 || Array.Exists(words, word => Has(text, word));
    }

    private static IEnumerable<string> Of(int number, string language)
    {
        var spelled = Spell(number, language);
        if (spelled is null || spelled.All(c => char.IsAsciiDigit(c)))
        {
            yield break;
        }

        yield return spelled;
        if (language == "en")
        {
            foreach (var word in number < English.Length ? English[number] : [])
            {
                yield return word;
            }

            if (number is > 0 and < 13)
            {
                yield return EnglishMonths[number];
            }
        }
    }

    private static string? Spell(int number, string language)
    {
        try
        {
            return FormatNumberRuleBased.ToString(number, NumberPresentation.SpellOut, new UCultureInfo(language));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or System.Resources.MissingManifestResourceException)
        {
            return null;
        }
    }

    // Words stand alone where words are parted by spaces; a month may go on ('January').
    private static bool Has(string text, string word)
    {
        var spaced = char.IsAsciiLetter(word[0]);
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            var begins = at == 0 || !char.IsLetter(text[at - 1]);
            var ends = end == text.Length || !char.IsLetter(text[end]) || Array.IndexOf(EnglishMonths, word) > 0;
            if (!spaced || (begins && ends))
            {
                return true;
            }
        }

        return false;
    }
}
