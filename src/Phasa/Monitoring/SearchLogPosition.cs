using System.Globalization;

namespace Phasa.Monitoring;

/// <summary>A place in the log, which is ordered by time, the latest first.</summary>
/// <param name="At">Milliseconds since 1970 UTC.</param>
/// <param name="Key">The store's key, which orders what happened in one millisecond.</param>
public readonly record struct SearchLogPosition(long At, long Key)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out SearchLogPosition position)
    {
        position = default;
        if (text?.Split('.') is not [var at, var key]
            || !long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            || !long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        position = new(time, number);
        return true;
    }

    /// <summary>The position as clients see it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}.{Key}");
}
