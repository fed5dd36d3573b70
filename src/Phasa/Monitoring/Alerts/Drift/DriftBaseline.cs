using Phasa.Monitoring.Insights;

namespace Phasa.Monitoring.Alerts.Drift;

/// <summary>What is normal for the searches of a language: what they came to on days when nothing was wrong.</summary>
public sealed record DriftBaseline
{
    /// <summary>Fewer searches than that say too little of what is normal: the test would be so cautious that it found nothing.</summary>
    public const int FewestSearches = 100;

    /// <summary>When its first day began, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When its last day ended, UTC.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Searches.</summary>
    public required long Searches { get; init; }

    /// <summary>Those that had a hit.</summary>
    public required long Answered { get; init; }

    /// <summary>Those whose first hit came through fallback.</summary>
    public required long AnsweredByFallback { get; init; }

    /// <summary>The top similarities, by <see cref="SimilarityBins"/>.</summary>
    public required IReadOnlyDictionary<int, long> Similarities { get; init; }

    /// <summary>The mean top similarity, to the width of a bin; null when there was none.</summary>
    public double? MeanSimilarity =>
        Similarities.Values.Sum() is > 0 and var all ? Similarities.Sum(b => (SimilarityBins.From(b.Key) + (SimilarityBins.Width / 2)) * b.Value) / all : null;

    /// <summary>Figures of days as a baseline; null when they are of too few searches.</summary>
    public static DriftBaseline? Of(IReadOnlyList<InsightLine> days)
    {
        var sum = new InsightFigures();
        foreach (var day in days)
        {
            sum.Add(day.Figures);
        }

        return sum.Searches < FewestSearches ? null : new()
        {
            From = days[0].Start,
            To = days[^1].Start + InsightSpan.Day.Length(),
            Searches = sum.Searches,
            Answered = sum.Answered,
            AnsweredByFallback = sum.AnsweredByFallback,
            Similarities = new Dictionary<int, long>(sum.Similarities.Bins),
        };
    }
}
