using System.Globalization;
using System.Text;

namespace Phasa.LocalModels.Tokenizers;

/// <summary>
/// A text in which each character beyond U+FFFF, two UTF-16 units, is replaced by one unit of the same general category,
/// so that classes such as <c>\p{L}</c> see it as one character. Text without such characters is itself.
/// </summary>
internal readonly ref struct SupplementaryText
{
    private static readonly char[] StandIns = ChooseStandIns();
    private readonly List<int>? _pairs;

    private SupplementaryText(ReadOnlySpan<char> text, List<int>? pairs)
    {
        Text = text;
        _pairs = pairs;
    }

    /// <summary>The text with stand-ins.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>Makes the stand-in text.</summary>
    public static SupplementaryText Of(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return new(text, null);
        }

        var output = new char[text.Length];
        var length = 0;
        List<int> pairs = [];
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp)
            {
                pairs.Add(length);
            }

            output[length++] = rune.IsBmp ? (char)rune.Value : StandIns[(int)Rune.GetUnicodeCategory(rune)];
        }

        return new(output.AsSpan(0, length), pairs);
    }

    /// <summary>The place in the original text of a place in <see cref="Text"/>.</summary>
    public int Original(int place)
    {
        if (_pairs is null)
        {
            return place;
        }

        var before = _pairs.BinarySearch(place);
        return place + (before < 0 ? ~before : before);
    }

    private static char[] ChooseStandIns()
    {
        // The last of each category: none that a pattern would name by itself.
        var standIns = new char[(int)UnicodeCategory.OtherNotAssigned + 1];
        for (var unit = '\u0100'; unit < char.MaxValue; unit++)
        {
            standIns[(int)CharUnicodeInfo.GetUnicodeCategory(unit)] = unit;
        }

        return standIns;
    }
}
