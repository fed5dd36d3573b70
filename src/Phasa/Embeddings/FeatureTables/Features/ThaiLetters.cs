namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>
/// Thai letters by sound. Thai keeps the spelling of Sanskrit and Pali words where Lao writes what is heard, so letters of
/// one sound become one; tone marks, which informal writers leave out or misplace, are dropped in both.
/// </summary>
internal static class ThaiLetters
{
    /// <summary>What a letter becomes.</summary>
    public static string Fold(char c, bool bySound) => c switch
    {
        (>= '\u0E47' and <= '\u0E4C') or (>= '\u0EC7' and <= '\u0ECC') => "", // tones, maitaikhu, the mark of a silent letter
        _ when !bySound => c.ToString(),
        'ฃ' => "ข",
        'ฅ' or 'ฆ' => "ค",
        'ซ' or 'ฌ' => "ช",
        'ญ' => "ย",
        'ฎ' => "ด",
        'ฏ' => "ต",
        'ฐ' => "ถ",
        'ฑ' or 'ฒ' or 'ธ' => "ท",
        'ณ' => "น",
        'ภ' => "พ",
        'ศ' or 'ษ' => "ส",
        'ฬ' => "ล",
        'ใ' => "ไ",
        _ => c.ToString(),
    };

    /// <summary>
    /// Brings vowels that the two languages write differently to one spelling, in place: ເປັນ and เป็น, ຕົວ and ตัว,
    /// ຮຽນ and เรียน.
    /// </summary>
    /// <returns>The new length.</returns>
    public static int FoldVowels(Span<char> text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == 'ั' && (i + 1 < text.Length && text[i + 1] == 'ว' || FollowsLeadingVowel(text[..length])))
            {
                continue;
            }

            if (c == 'ี' && length >= 2 && i + 1 < text.Length && text[i + 1] == 'ย' && text[length - 2] == 'เ')
            {
                text[length - 2] = text[length - 1];
                length--;
                continue;
            }

            text[length++] = c;
        }

        return length;
    }

    // เ or แ, then one consonant or two.
    private static bool FollowsLeadingVowel(ReadOnlySpan<char> before) =>
        before.Length >= 2 && before[^2] is 'เ' or 'แ' || before.Length >= 3 && before[^3] is 'เ' or 'แ' && before[^2] is 'ห' or 'ก' or 'ป' or 'พ' or 'ต';
}
