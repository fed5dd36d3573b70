using ICU4N.Text;
using Phasa.Languages.Orthography;

namespace Phasa.Languages;

/// <summary>
/// The form in which text is stored: what looks the same is the same. Thread-safe.
/// </summary>
public static class TextNormalizer
{
    // Two rounds settle real text; the bound only guards against a cycle nobody has found.
    private const int MaxRounds = 8;

    /// <summary>
    /// Canonical composition (NFC), the marks of Thai, Lao, Khmer and Burmese syllables in canonical order, ຳ and ำ as one
    /// letter, no control characters, no meaningless zero-width characters, no lone surrogates, lines ended by
    /// <c>\n</c>, no-break and typographic spaces as plain ones. Never fails; normalising twice changes nothing.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Settle(text, Round);
    }

    /// <summary>Applies a round until nothing changes.</summary>
    internal static string Settle(string text, Func<string, string> round)
    {
        for (var i = 0; i < MaxRounds; i++)
        {
            var next = round(text);
            if (string.Equals(next, text, StringComparison.Ordinal))
            {
                return next;
            }

            text = next;
        }

        return text;
    }

    /// <summary>One round of <see cref="Normalize"/>.</summary>
    internal static string Round(string text)
    {
        var clean = CharacterFilter.Clean(text);
        return Compose(SyllableSorter.Sort(Compose(clean)));
    }

    /// <summary>NFC.</summary>
    internal static string Compose(string text) => System.Text.Ascii.IsValid(text) ? text : Normalizer2.NFCInstance.Normalize(text);
}
