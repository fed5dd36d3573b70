using System.Globalization;

namespace Phasa.Separation.Jobs;

/// <summary>The store's key of a measurement. Never used again after the measurement was deleted.</summary>
public readonly record struct MeasurementId(long Value)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out MeasurementId id)
    {
        id = default;
        if (text is not ['m', .. var digits] || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        id = new(value);
        return true;
    }

    /// <summary>The id as clients see it, <c>m12</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"m{Value}");
}
