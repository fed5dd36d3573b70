using System.Text;

namespace Phasa.Languages.Orthography;

/// <summary>
/// Thai and Lao: consonant, Lao semivowel sign or virama, vowel below, vowel above, nikhahit, tone mark, cancellation
/// sign, AM. The two blocks are laid out alike, 0x80 apart.
/// </summary>
internal sealed class ThaiLaoSyllable : SyllableOrder
{
    private const int NikhahitRank = 30;

    // More marks than anyone writes between nikhahit and AA; keeps endless marks linear.
    private const int Reach = 8;

    private readonly int _block;

    private ThaiLaoSyllable(int block) => _block = block;

    /// <summary>The order of Thai.</summary>
    public static ThaiLaoSyllable Thai { get; } = new(0x0E00);

    /// <summary>The order of Lao.</summary>
    public static ThaiLaoSyllable Lao { get; } = new(0x0E80);

    /// <inheritdoc/>
    public override bool IsBase(char letter) => (letter - _block) is (>= 0x01 and <= 0x2E) or (>= 0x5C and <= 0x5F);

    /// <inheritdoc/>
    public override Mark? Next(ReadOnlySpan<char> text, int index, IReadOnlyList<Mark> before)
    {
        var rank = (text[index] - _block) switch
        {
            0x3C => 10,
            0x3A => 12,
            0x38 or 0x39 => 20,
            0x31 or (>= 0x34 and <= 0x37) or 0x3B or 0x47 => 25,
            0x4D => NikhahitRank,
            >= 0x48 and <= 0x4B => 40,
            0x4C or 0x4E => 50,
            0x33 => 60,
            0x32 when FollowsNikhahit(before) => 60,
            _ => -1,
        };
        return rank < 0 ? null : new Mark(index, 1, rank);
    }

    /// <summary>Nikhahit and AA are AM, wherever the tone mark was typed.</summary>
    public override void Compose(StringBuilder output, int start)
    {
        if ((output[^1] - _block) is not (0x32 or 0x33))
        {
            return;
        }

        for (var i = start; i < output.Length; i++)
        {
            if (output[i] == _block + 0x4D)
            {
                output.Remove(i, 1);
                output[^1] = (char)(_block + 0x33);
                return;
            }
        }
    }

    private static bool FollowsNikhahit(IReadOnlyList<Mark> before)
    {
        for (var i = before.Count - 1; i >= Math.Max(0, before.Count - Reach); i--)
        {
            if (before[i].Rank == NikhahitRank)
            {
                return true;
            }
        }

        return false;
    }
}
