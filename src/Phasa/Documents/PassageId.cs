using System.Globalization;

namespace Phasa.Documents;

/// <summary>
/// The id of a passage. A passage keeps it while its text stays, and hands it to the text that replaces it at its
/// place; it is never used again for another place.
/// </summary>
public readonly record struct PassageId(long Value)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out PassageId id)
    {
        id = default;
        if (text is not ['p', .. var digits] || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        id = new(value);
        return true;
    }

    /// <summary>The id as clients see it, <c>p123</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p{Value}");
}
