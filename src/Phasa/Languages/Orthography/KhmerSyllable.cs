using System.Text;

namespace Phasa.Languages.Orthography;

/// <summary>
/// Khmer: base, robat, subscripts (coeng and consonant, RO last), register shifter, vowel, signs: the order of the
/// Unicode core specification, chapter 16.4, with the shifter where current fonts and keyboards put it.
/// </summary>
internal sealed class KhmerSyllable : SyllableOrder
{
    private const char Coeng = '\u17D2';

    /// <summary>The only instance.</summary>
    public static KhmerSyllable Instance { get; } = new();

    /// <inheritdoc/>
    public override bool IsBase(char letter) => letter is >= '\u1780' and <= '\u17B3';

    /// <inheritdoc/>
    public override Mark? Next(ReadOnlySpan<char> text, int index, IReadOnlyList<Mark> before)
    {
        if (text[index] == Coeng)
        {
            return index + 1 < text.Length && IsBase(text[index + 1])
                ? new Mark(index, 2, text[index + 1] == '\u179A' ? 21 : 20)
                : null;
        }

        var rank = text[index] switch
        {
            '\u17CC' => 10,
            '\u17C9' or '\u17CA' => 30,
            >= '\u17BE' and <= '\u17C5' => 40,
            >= '\u17BB' and <= '\u17BD' => 41,
            >= '\u17B7' and <= '\u17BA' => 42,
            '\u17B6' => 43,
            '\u17CB' or (>= '\u17CD' and <= '\u17D1') or '\u17D3' or '\u17DD' => 50,
            '\u17C6' => 51,
            '\u17C7' or '\u17C8' => 52,
            _ => -1,
        };
        return rank < 0 ? null : new Mark(index, 1, rank);
    }

    /// <summary>E with II and E with AA look like OE and OO and are typed for them.</summary>
    public override void Compose(StringBuilder output, int start)
    {
        for (var i = start; i + 1 < output.Length; i++)
        {
            if (output[i] == '\u17C1' && output[i + 1] is '\u17B8' or '\u17B6')
            {
                output[i] = output[i + 1] == '\u17B8' ? '\u17BE' : '\u17C4';
                output.Remove(i + 1, 1);
            }
        }
    }
}
