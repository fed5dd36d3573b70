using System.Globalization;
using System.Text;

namespace Phasa.Translation.Memory;

/// <summary>The numbers of a key in their order. Texts with different numbers are never a fuzzy match: 'open at 8' is not 'open at 9'.</summary>
internal static class NumberSignature
{
    // 第三章 and 第四章 differ by a number as well.
    private const string HanNumerals = "〇一二三四五六七八九十百千万億两兩零";

    /// <summary>Digits of every script as ASCII, Han numerals as they are, a comma between runs.</summary>
    public static string Of(string key)
    {
        var signature = new StringBuilder();
        var inside = false;
        foreach (var rune in key.EnumerateRunes())
        {
            var isDigit = Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber;
            var isNumber = isDigit || (rune.IsBmp && HanNumerals.Contains((char)rune.Value, StringComparison.Ordinal));
            if (isNumber)
            {
                signature.Append(isDigit ? ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture) : rune.ToString());
            }
            else if (inside)
            {
                signature.Append(',');
            }

            inside = isNumber;
        }

        return signature.ToString();
    }
}
