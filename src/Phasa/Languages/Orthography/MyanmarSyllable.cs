namespace Phasa.Languages.Orthography;

/// <summary>
/// Burmese: consonant, stacked consonant, medials Y R W H, vowel E, vowel above, vowel below, AA, anusvara, dot below,
/// visarga (Unicode Technical Note 11). An asat stays behind what it kills. The marks of Mon, Karen and Shan end the
/// sorted part: their order is their own.
/// </summary>
internal sealed class MyanmarSyllable : SyllableOrder
{
    private const char Stacker = '\u1039';
    private const char Asat = '\u103A';
    private const int FirstTone = 50;

    /// <summary>The only instance.</summary>
    public static MyanmarSyllable Instance { get; } = new();

    /// <inheritdoc/>
    public override bool IsBase(char letter) => letter
        is (>= '\u1000' and <= '\u102A') or '\u103F' or (>= '\u1050' and <= '\u1055') or (>= '\u105A' and <= '\u105D')
        or '\u1061' or '\u1065' or '\u1066' or (>= '\u106E' and <= '\u1070') or (>= '\u1075' and <= '\u1081') or '\u108E'
        or (>= '\uAA60' and <= '\uAA6F') or (>= '\uAA71' and <= '\uAA73') or '\uAA7A';

    /// <inheritdoc/>
    public override Mark? Next(ReadOnlySpan<char> text, int index, IReadOnlyList<Mark> before)
    {
        switch (text[index])
        {
            case Stacker:
                return index + 1 < text.Length && IsBase(text[index + 1]) ? new Mark(index, 2, 4) : null;
            case Asat:
                // Canonical ordering puts the dot below in front of an asat, so tones are looked through. Ranks of all
                // other units are even: an asat takes the odd rank behind its own.
                var killed = before.LastOrDefault(m => m.Rank < FirstTone);
                return new Mark(index, 1, killed.Rank | 1);
        }

        var rank = text[index] switch
        {
            '\u103B' => 10,
            '\u103C' => 12,
            '\u103D' => 14,
            '\u103E' => 16,
            '\u1031' => 20,
            '\u102D' or '\u102E' or '\u1032' => 30,
            '\u102F' or '\u1030' => 32,
            '\u102B' or '\u102C' => 40,
            '\u1036' => FirstTone,
            '\u1037' => FirstTone + 2,
            '\u1038' => FirstTone + 4,
            _ => -1,
        };
        return rank < 0 ? null : new Mark(index, 1, rank);
    }
}
