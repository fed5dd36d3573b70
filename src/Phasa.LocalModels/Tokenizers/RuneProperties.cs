using System.Globalization;
using System.Text;

namespace Phasa.LocalModels.Tokenizers;

/// <summary>The character classes that tokenizers speak of.</summary>
internal static class RuneProperties
{
    /// <summary>General category M: combining marks of every kind.</summary>
    public static bool IsMark(this Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>General category P, and the symbols of ASCII: what BERT takes for punctuation.</summary>
    public static bool IsBertPunctuation(this Rune rune) => Rune.IsPunctuation(rune) || (rune.IsAscii && Rune.IsSymbol(rune));

    /// <summary>A character of a word as <c>\w</c> of Unicode Technical Standard 18 (annex C) has it.</summary>
    public static bool IsWord(this Rune rune) =>
        Rune.IsLetter(rune) || rune.IsMark() || rune.Value is 0x200C or 0x200D
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.ConnectorPunctuation
        || rune.Value is (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);

    /// <summary>The ideographs that BERT sets apart with spaces.</summary>
    public static bool IsIdeograph(this Rune rune) => rune.Value
        is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F)
        or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B920 and <= 0x2CEAF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);

    /// <summary>Control, format and private-use characters other than tab and line ends.</summary>
    public static bool IsBertControl(this Rune rune) => rune.Value is not ('\t' or '\n' or '\r') && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse;
}
