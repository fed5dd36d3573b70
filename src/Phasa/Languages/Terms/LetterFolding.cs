using System.Text;
using ICU4N.Text;

namespace Phasa.Languages.Terms;

/// <summary>
/// Folds the accents that writers leave out and keeps those that make another letter. Marks of Thai, Lao, Khmer, Burmese
/// and the Indic scripts are never touched.
/// </summary>
internal static class LetterFolding
{
    /// <summary>A word as its language compares it. The word has been through <see cref="TextFolder"/>.</summary>
    public static string Fold(string word, LanguageTag language)
    {
        if (Ascii.IsValid(word) || !NeedsFolding(word))
        {
            return word;
        }

        var kept = Kept(language.Primary);
        var output = new StringBuilder(word.Length);
        foreach (var rune in Normalizer2.NFCInstance.Normalize(word).EnumerateRunes())
        {
            if (kept is null ? rune.Value is 0x2019 : !kept.Contains(rune.ToString(), StringComparison.Ordinal))
            {
                Append(output, rune);
            }
            else
            {
                output.Append(rune);
            }
        }

        return output.ToString();
    }

    /// <summary>
    /// The letters with marks that a language counts as letters of their own, so that leaving the mark out is another word
    /// (schon, schön; ano, año). Null: all of them (Vietnamese: ma, má, mà, mã are four words).
    /// </summary>
    private static string? Kept(string language) => language switch
    {
        "vi" => null,
        "de" => "äöü",
        "sv" or "fi" => "åäö",
        "da" or "nb" or "nn" or "no" => "åäö",
        "et" => "äöüõ",
        "hu" => "öüőű",
        "tr" or "az" => "çşğöü",
        "es" or "gl" or "fil" => "ñ",
        _ => "",
    };

    private static bool NeedsFolding(string word)
    {
        foreach (var c in word)
        {
            // Latin, Greek and Cyrillic with their marks; Hebrew points and Arabic vowel signs; the typographic apostrophe.
            if (c is (>= '\u00AA' and <= '\u036F') or (>= '\u0370' and <= '\u0458') or (>= '\u0591' and <= '\u05C7')
                or (>= '\u0640' and <= '\u0670') or (>= '\u1E00' and <= '\u1FFF') or '\u2019')
            {
                return true;
            }
        }

        return false;
    }

    private static void Append(StringBuilder output, Rune rune)
    {
        switch (rune.Value)
        {
            case 'ß':
                output.Append("ss");
                return;
            case 'ı':
                output.Append('i');
                return;
            case 'ς':
                output.Append('σ');
                return;
            case 'ё':
                output.Append('е');
                return;
            case 0x2019:
                output.Append('\'');
                return;
            case 0x0640 or (>= 0x064B and <= 0x0652) or 0x0670 or (>= 0x0591 and <= 0x05BD) or 0x05BF or 0x05C1 or 0x05C2 or 0x05C4 or 0x05C5 or 0x05C7:
                return;
            case >= 0x0300 and <= 0x036F when IsAccented(output.Length > 0 ? output[^1] : ' '):
                return;
            default:
                var letter = rune.ToString();
                output.Append(IsAccented(rune.Value)
                    ? string.Concat(Normalizer2.NFDInstance.Normalize(letter).Where(c => c is < '\u0300' or > '\u036F'))
                    : letter);
                return;
        }
    }

    private static bool IsAccented(int codePoint) => Scripts.Of(codePoint) is Script.Latin or Script.Greek;
}
