using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.Monitoring.Insights;

namespace Phasa.AspNetCore.Insights;

/// <summary>What searches came to, per language and span of time.</summary>
/// <param name="From">From when on.</param>
/// <param name="To">Until when, exclusive.</param>
/// <param name="Bucket">How long the spans are.</param>
/// <param name="Languages">Each language that was searched in, the most searched first.</param>
/// <param name="FallbackDebt">The documents that were most often found through fallback, by the week.</param>
/// <param name="Dropped">Searches that were counted nowhere here but as dropped, because the log did not keep up.</param>
internal sealed record InsightAnswer(
    DateTimeOffset From, DateTimeOffset To, [property: JsonConverter(typeof(KebabEnum<InsightBucket>))] InsightBucket Bucket,
    IReadOnlyList<LanguageInsightAnswer> Languages, IReadOnlyList<DebtAnswer> FallbackDebt, long Dropped)
{
    public static InsightAnswer Of(
        DateTimeOffset from, DateTimeOffset to, InsightBucket bucket, IReadOnlyList<InsightLine> lines, IReadOnlyList<DebtLine> debt, long dropped) => new(
        from, to, bucket,
        [.. lines.GroupBy(l => l.Language).Select(LanguageInsightAnswer.Of).OrderByDescending(l => l.Total.Searches).ThenBy(l => l.Language, StringComparer.Ordinal)],
        [.. debt.Select(d => new DebtAnswer(d.DocumentId, d.Language.Value, d.Hits))], dropped);
}

/// <summary>What the searches in a language came to.</summary>
/// <param name="Language">The queries' language.</param>
/// <param name="Total">In the whole time.</param>
/// <param name="Similarities">The distribution of the top similarity in the whole time: where each bin of a width of 0.025 begins, and the searches in it.</param>
/// <param name="Buckets">In each span that has searches, in the order of time.</param>
internal sealed record LanguageInsightAnswer(
    string Language, InsightFiguresAnswer Total, IReadOnlyList<SimilarityBinAnswer> Similarities, IReadOnlyList<InsightFiguresAnswer> Buckets)
{
    public static LanguageInsightAnswer Of(IGrouping<Languages.LanguageTag, InsightLine> lines)
    {
        var total = new InsightFigures();
        foreach (var line in lines)
        {
            total.Add(line.Figures);
        }

        return new(
            lines.Key.Value, InsightFiguresAnswer.Of(null, total),
            [.. total.Similarities.Bins.Select(b => new SimilarityBinAnswer(SimilarityBins.From(b.Key), b.Value))],
            [.. lines.Select(l => InsightFiguresAnswer.Of(l.Start, l.Figures))]);
    }
}

/// <summary>Searches whose top similarity lies in a bin.</summary>
/// <param name="From">Where the bin begins.</param>
/// <param name="Searches">How many.</param>
internal sealed record SimilarityBinAnswer(double From, long Searches);

/// <summary>A document that searches in a language were given through fallback.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Language">The queries' language.</param>
/// <param name="Hits">Hits on it through fallback.</param>
internal sealed record DebtAnswer(string DocumentId, string Language, long Hits);

/// <summary>What searches came to. A share of nothing is null.</summary>
internal sealed record InsightFiguresAnswer
{
    /// <summary>When the span begins, UTC; absent for the whole time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Start { get; init; }

    /// <summary>Searches.</summary>
    public required long Searches { get; init; }

    /// <summary>The share of them that had a hit, 0 to 1.</summary>
    public required double? HitRate { get; init; }

    /// <summary>Searches without a hit.</summary>
    public required long ZeroResults { get; init; }

    /// <summary>Their share of all, 0 to 1.</summary>
    public required double? ZeroResultRate { get; init; }

    /// <summary>The mean of each search's highest similarity of any row, accepted or not, −1 to 1.</summary>
    public required double? MeanTopSimilarity { get; init; }

    /// <summary>The share of answered searches whose first hit came through fallback, 0 to 1.</summary>
    public required double? FallbackShare { get; init; }

    /// <summary>The share of hits that came through fallback, 0 to 1.</summary>
    public required double? FallbackDebt { get; init; }

    /// <summary>The share of hits that only the words found, 0 to 1.</summary>
    public required double? WordsOnlyShare { get; init; }

    /// <summary>The share of hits that only the vectors found, 0 to 1.</summary>
    public required double? VectorOnlyShare { get; init; }

    /// <summary>Judgements of users.</summary>
    public required long Feedback { get; init; }

    /// <summary>The share of them that say it helped, 0 to 1.</summary>
    public required double? HelpfulRate { get; init; }

    /// <summary>How long searches took, in milliseconds.</summary>
    public required LatencyAnswer LatencyMs { get; init; }

    public static InsightFiguresAnswer Of(DateTimeOffset? start, InsightFigures f) => new()
    {
        Start = start,
        Searches = f.Searches,
        HitRate = Rounded(f.HitRate),
        ZeroResults = f.Searches - f.Answered,
        ZeroResultRate = Rounded(1 - f.HitRate),
        MeanTopSimilarity = Rounded(f.MeanSimilarity),
        FallbackShare = Rounded(f.FallbackShare),
        FallbackDebt = Rounded(f.FallbackDebt),
        WordsOnlyShare = Rounded(f.WordsOnlyShare),
        VectorOnlyShare = Rounded(f.VectorOnlyShare),
        Feedback = f.Helpful + f.Unhelpful,
        HelpfulRate = Rounded(f.HelpfulRate),
        LatencyMs = new(Milliseconds(f.Latency(0.5)), Milliseconds(f.Latency(0.95))),
    };

    private static double? Rounded(double? value) => value is { } v ? Math.Round(v, 4) : null;

    private static double? Milliseconds(TimeSpan? time) => time is { } t ? Math.Round(t.TotalMilliseconds, 3) : null;
}

/// <summary>Times that a share of the searches did not exceed, in milliseconds; within 9 %.</summary>
/// <param name="P50">The median.</param>
/// <param name="P95">Nineteen of twenty.</param>
internal sealed record LatencyAnswer(double? P50, double? P95);
