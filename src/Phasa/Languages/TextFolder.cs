using System.Globalization;
using System.Text;
using ICU4N;
using ICU4N.Text;

namespace Phasa.Languages;

/// <summary>
/// The form in which texts are compared, searched by words and embedded: what means the same is the same. It is never
/// shown. Thread-safe.
/// </summary>
public static class TextFolder
{
    /// <summary>
    /// <see cref="TextNormalizer.Normalize"/>, then compatibility composition (NFKC: full width, half width, ligatures),
    /// lower case, the digits of every script as 0–9, no joiners, direction marks and variation selectors, and the Lao
    /// digraphs ຫນ ຫມ ຫລ as ໜ ໝ ຫຼ. ຳ and ำ stay one letter. Never fails; folding twice changes nothing.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Ascii.IsValid(text) && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? text.ToLowerInvariant()
            : TextNormalizer.Settle(text, Round);
    }

    /// <summary>As <see cref="Fold"/>, with the letters' case as it is. Never fails; folding twice changes nothing.</summary>
    public static string FoldKeepingCase(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TextNormalizer.Settle(text, RoundKeepingCase);
    }

    private static string Round(string text) => TextNormalizer.Round(Substitute(UChar.ToLower(CultureInfo.InvariantCulture, Compatible(text))));

    private static string RoundKeepingCase(string text) => TextNormalizer.Round(Substitute(Compatible(text)));

    // Syllables are put in order before compatibility composition takes AM apart, and again after it.
    private static string Compatible(string text) => Normalizer2.NFKCInstance.Normalize(TextNormalizer.Round(text));

    private static string Substitute(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                output.Append((char)rune.Value);
            }
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber && UChar.Digit(rune.Value) is >= 0 and var digit)
            {
                output.Append((char)('0' + digit));
            }
            else if (output.Length > 0 && output[^1] == 'ຫ' && rune.Value is 'ນ' or 'ມ' or 'ລ')
            {
                _ = rune.Value switch
                {
                    'ນ' => output.Remove(output.Length - 1, 1).Append('ໜ'),
                    'ມ' => output.Remove(output.Length - 1, 1).Append('ໝ'),
                    _ => output.Append('\u0EBC'),
                };
            }
            else if (!IsIgnorable(rune.Value))
            {
                output.Append(rune);
            }
        }

        return output.ToString();
    }

    private static bool IsIgnorable(int codePoint) => codePoint
        is (>= 0x200C and <= 0x200F) or 0x061C or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        or (>= 0x180B and <= 0x180E) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
