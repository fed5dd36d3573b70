using System.Globalization;
using System.Text;

namespace Phasa.Languages;

/// <summary>
/// Tells where a zero-width joiner or non-joiner carries meaning: behind a letter of a script that shapes its letters
/// (Arabic, the Indic scripts, Khmer, Burmese, Mongolian …) and, the joiner, between the parts of an emoji.
/// </summary>
internal struct JoinerContext
{
    private const int Joiner = 0x200D;

    private bool _afterShapingLetter;
    private bool _afterSymbol;

    /// <summary>Whether the joiner or non-joiner that comes next is to be kept.</summary>
    public readonly bool Allows(int codePoint, ReadOnlySpan<char> following) => _afterShapingLetter
        || (codePoint == Joiner && _afterSymbol
            && Rune.DecodeFromUtf16(following, out var next, out _) == System.Buffers.OperationStatus.Done
            && Rune.GetUnicodeCategory(next) == UnicodeCategory.OtherSymbol);

    /// <summary>Notes the character that was written last.</summary>
    public void After(Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (rune.Value is 0x200C or Joiner)
        {
            (_afterShapingLetter, _afterSymbol) = (false, false);
        }
        else if (category is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol)
        {
            (_afterShapingLetter, _afterSymbol) = (false, true);
        }
        else if (Scripts.Of(rune.Value) is { } script)
        {
            (_afterShapingLetter, _afterSymbol) = (Shapes(script), false);
        }
        else if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
        {
            (_afterShapingLetter, _afterSymbol) = (false, false);
        }
    }

    private static bool Shapes(Script script) => script
        is not (Script.Latin or Script.Greek or Script.Cyrillic or Script.Armenian or Script.Georgian or Script.Hebrew
            or Script.Ethiopic or Script.Thai or Script.Lao or Script.Tibetan or Script.Han or Script.Hiragana or Script.Katakana
            or Script.Bopomofo or Script.Hangul);
}
