namespace Phasa.Monitoring.Alerts.Coverage;

/// <summary>How a language was covered, as far as it was looked at.</summary>
public sealed record CoverageNote
{
    /// <summary>The share of passages that could be found at the end of each day, 0..1: moments in which a collection is filled say nothing of how it was.</summary>
    public IReadOnlyDictionary<DateOnly, double> Days { get; init; } = new Dictionary<DateOnly, double>();

    /// <summary>How many passages could be found when it was last looked at.</summary>
    public long Covered { get; init; }

    /// <summary>When that number last rose, UTC.</summary>
    public DateTimeOffset RoseAt { get; init; }

    /// <summary>Since when the coverage is too low, UTC; null while it is not.</summary>
    public DateTimeOffset? LowSince { get; init; }

    /// <summary>The best day before another one, of at most so many.</summary>
    public (DateOnly Day, double Share)? Best(DateOnly today, int days) =>
        Days.Where(d => d.Key < today && d.Key >= today.AddDays(-days)).OrderByDescending(d => d.Value).ThenByDescending(d => d.Key).Select(d => ((DateOnly, double)?)(d.Key, d.Value)).FirstOrDefault();

    /// <summary>With what is seen now; days that are too long ago are forgotten.</summary>
    public CoverageNote Seen(long covered, double share, DateTimeOffset now, int days)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return this with
        {
            Days = new SortedDictionary<DateOnly, double>(Days.Where(d => d.Key >= today.AddDays(-days) && d.Key < today).ToDictionary()) { [today] = share },
            Covered = covered,
            RoseAt = covered > Covered ? now : RoseAt,
        };
    }
}
