namespace Phasa.Monitoring.Alerts.Drift;

/// <summary>
/// A cumulative sum of log-likelihood ratios of 'changed' against 'as ever', held at zero from below: Page, "Continuous Inspection Schemes",
/// Biometrika 41 (1954). It wanders about zero while nothing has changed and climbs from the search on that something has.
/// </summary>
/// <remarks>
/// While nothing has changed it reaches h no sooner than after e^h searches on average, whatever the distribution, as long as the mean of the likelihood
/// ratio is at most 1: Lorden, "Procedures for Reacting to a Change in Distribution", Annals of Mathematical Statistics 42 (1971).
/// </remarks>
public sealed record Cusum
{
    /// <summary>At most one false alarm in that many searches of a language, by Lorden's bound.</summary>
    public const double SearchesPerFalseAlarm = 1_000_000;

    /// <summary>The height that raises the alarm: ln 10⁶.</summary>
    public static readonly double Alarm = Math.Log(SearchesPerFalseAlarm);

    /// <summary>The height below which an alarm is over.</summary>
    public static readonly double Over = Alarm / 4;

    // Above it nothing is learned, and coming down from it would take as long as the fault lasted.
    private static readonly double Most = 1.5 * Alarm;

    // Far more than it takes to raise the alarm.
    private const int MostRaisers = 100;

    /// <summary>Its height.</summary>
    public double Value { get; init; }

    /// <summary>The searches since it last stood at zero: the estimate of how long something has been different.</summary>
    public long Searches { get; init; }

    /// <summary>When the first of them was; null while it stands at zero.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The sum of what was observed in them: of misses, of fallbacks, or of similarities.</summary>
    public double Observed { get; init; }

    /// <summary>
    /// The queries that raised it since then, by <see cref="SearchRecord.QueryKey"/>: each does so once. What many ask on one day is one piece of evidence,
    /// and searches that are not independent would raise more alarms than the bound says; fewer is allowed.
    /// </summary>
    public IReadOnlyList<long> Raisers { get; init; } = [];

    /// <summary>In how many searches chance alone comes this high once.</summary>
    public double OnceIn => Math.Exp(Value);

    /// <summary>It after another search.</summary>
    /// <param name="ratio">The search's log-likelihood ratio.</param>
    /// <param name="observed">What was observed.</param>
    /// <param name="search">The search.</param>
    public Cusum After(double ratio, double observed, SearchRecord search)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (Value + ratio <= 0)
        {
            return new();
        }

        var query = ratio > 0 ? search.QueryKey : null;
        if (query is { } known && Raisers.Contains(known))
        {
            return this;
        }

        return new()
        {
            Value = Math.Min(Most, Value + ratio),
            Searches = Searches + 1,
            Since = Since ?? search.At,
            Observed = Observed + observed,
            Raisers = query is { } raiser ? [.. Raisers.TakeLast(MostRaisers - 1), raiser] : Raisers,
        };
    }

    /// <inheritdoc/>
    public bool Equals(Cusum? other) =>
        other is not null && (Value, Searches, Since, Observed) == (other.Value, other.Searches, other.Since, other.Observed) && Raisers.SequenceEqual(other.Raisers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Searches, Since, Observed);
}
