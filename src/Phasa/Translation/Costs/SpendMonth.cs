using System.Globalization;

namespace Phasa.Translation.Costs;

/// <summary>A calendar month, UTC, in which something is spent.</summary>
/// <param name="Year">The year, 1..9999.</param>
/// <param name="Month">The month, 1..12.</param>
public readonly record struct SpendMonth(int Year, int Month)
{
    /// <summary>When it begins.</summary>
    public DateTimeOffset Start => new(Year, Month, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The month of a time.</summary>
    public static SpendMonth Of(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month);

    /// <summary>Reads <c>2026-11</c>.</summary>
    public static bool TryParse(string text, out SpendMonth month)
    {
        var isMonth = DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        month = isMonth ? new(date.Year, date.Month) : default;
        return isMonth;
    }

    /// <summary>When the next one begins.</summary>
    public DateTimeOffset End => Start.AddMonths(1);

    /// <summary>The month so many months later, or earlier for a negative number.</summary>
    public SpendMonth Add(int months) => Of(Start.AddMonths(months));

    /// <summary>As <c>2026-11</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Year:0000}-{Month:00}");
}
