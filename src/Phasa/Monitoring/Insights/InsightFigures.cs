using Phasa.Search;

namespace Phasa.Monitoring.Insights;

/// <summary>What the searches of a language came to, as sums, so that what was counted apart adds up. Not thread-safe.</summary>
public sealed class InsightFigures
{
    /// <summary>Searches.</summary>
    public long Searches { get; set; }

    /// <summary>Those that had a hit.</summary>
    public long Answered { get; set; }

    /// <summary>Those whose first hit is in another language than the query's, because the passage was not there in it.</summary>
    public long AnsweredByFallback { get; set; }

    /// <summary>Hits, of each search the first <see cref="SearchRecord.MostHits"/>.</summary>
    public long Hits { get; set; }

    /// <summary>Those that came through fallback.</summary>
    public long FallbackHits { get; set; }

    /// <summary>Those that only the words found.</summary>
    public long WordsOnlyHits { get; set; }

    /// <summary>Those that only the vectors found.</summary>
    public long VectorOnlyHits { get; set; }

    /// <summary>Judgements that an answer or a hit helped.</summary>
    public long Helpful { get; set; }

    /// <summary>Judgements that it did not.</summary>
    public long Unhelpful { get; set; }

    /// <summary>The sum of the top similarities: of each search the highest cosine of any row, accepted or not.</summary>
    public double SimilaritySum { get; set; }

    /// <summary>The top similarities, by <see cref="SimilarityBins"/>; a search without rows has none.</summary>
    public Histogram Similarities { get; } = new();

    /// <summary>How long searches took, by <see cref="LatencyBins"/>.</summary>
    public Histogram Latencies { get; } = new();

    /// <summary>The share of searches that had a hit, 0..1; null without searches.</summary>
    public double? HitRate => Share(Answered, Searches);

    /// <summary>The share of answered searches whose first hit came through fallback, 0..1.</summary>
    public double? FallbackShare => Share(AnsweredByFallback, Answered);

    /// <summary>The share of hits that came through fallback, 0..1: the fallback debt.</summary>
    public double? FallbackDebt => Share(FallbackHits, Hits);

    /// <summary>The share of hits that only the words found, 0..1.</summary>
    public double? WordsOnlyShare => Share(WordsOnlyHits, Hits);

    /// <summary>The share of hits that only the vectors found, 0..1.</summary>
    public double? VectorOnlyShare => Share(VectorOnlyHits, Hits);

    /// <summary>The share of judgements that say it helped, 0..1.</summary>
    public double? HelpfulRate => Share(Helpful, Helpful + Unhelpful);

    /// <summary>The mean top similarity, −1..1; null when no search compared a row.</summary>
    public double? MeanSimilarity => Similarities.Count is > 0 and var count ? SimilaritySum / count : null;

    /// <summary>The time that a share of the searches did not exceed; null without searches.</summary>
    public TimeSpan? Latency(double share) => Latencies.Quantile(share) is var (bin, part) ? LatencyBins.At(bin, part) : null;

    /// <summary>Counts a search.</summary>
    public void Add(SearchRecord search)
    {
        ArgumentNullException.ThrowIfNull(search);
        Searches++;
        if (search.Hits is [var first, ..])
        {
            Answered++;
            AnsweredByFallback += first.Route == Route.Fallback ? 1 : 0;
        }

        foreach (var hit in search.Hits)
        {
            Hits++;
            FallbackHits += hit.Route == Route.Fallback ? 1 : 0;
            WordsOnlyHits += hit.Legs == SearchLegs.Words ? 1 : 0;
            VectorOnlyHits += hit.Legs == SearchLegs.Vector ? 1 : 0;
        }

        if (search.Best is { } best)
        {
            SimilaritySum += best;
            Similarities.Add(SimilarityBins.Of(best));
        }

        Latencies.Add(LatencyBins.Of(search.Times.Total));
    }

    /// <summary>Counts a judgement, or with a negative number takes one back.</summary>
    public void AddFeedback(bool isHelpful, int count = 1)
    {
        Helpful += isHelpful ? count : 0;
        Unhelpful += isHelpful ? 0 : count;
    }

    /// <summary>Counts what another one counted.</summary>
    public void Add(InsightFigures other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Searches += other.Searches;
        Answered += other.Answered;
        AnsweredByFallback += other.AnsweredByFallback;
        Hits += other.Hits;
        FallbackHits += other.FallbackHits;
        WordsOnlyHits += other.WordsOnlyHits;
        VectorOnlyHits += other.VectorOnlyHits;
        Helpful += other.Helpful;
        Unhelpful += other.Unhelpful;
        SimilaritySum += other.SimilaritySum;
        Similarities.Add(other.Similarities);
        Latencies.Add(other.Latencies);
    }

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
