using Phasa.Monitoring.Insights;
using Phasa.Separation.Uncertainty;

namespace Phasa.Monitoring.Alerts.Drift;

/// <summary>
/// Log-likelihood ratios of searches under a baseline. A baseline of few searches is uncertain, so its worse end is taken for normal: the upper 95 % bound of
/// a rate, and for similarities a mean that lies 1.645 standard errors lower. Not thread-safe.
/// </summary>
internal sealed class DriftScores
{
    // A change that matters: three in ten of the searches that were well are not any more.
    private const double Worse = 0.3;

    // Beyond it there is not enough left that could get worse.
    private const double MostOften = 0.8;

    // In standard deviations of the language's own top similarities.
    private const double Lower = 1;

    // One search alone decides nothing, however strange.
    private const double Widest = 3;

    private const double Quantile95 = 1.6449;

    private readonly Dictionary<int, double> _scores = [];
    private readonly DriftBaseline _baseline;
    private readonly long _compared;

    public DriftScores(DriftBaseline baseline)
    {
        _baseline = baseline;
        _compared = baseline.Similarities.Values.Sum();
        Misses = Rates(baseline.Searches - baseline.Answered, baseline.Searches);
        Fallback = Rates(baseline.AnsweredByFallback, baseline.Searches);
    }

    /// <summary>Of a search without a hit, and of one with; null where misses are so usual that the test says nothing.</summary>
    public (double Yes, double No)? Misses { get; }

    /// <summary>Of a search answered through fallback, and of another.</summary>
    public (double Yes, double No)? Fallback { get; }

    /// <summary>
    /// Of a top similarity, or null where the baseline has too few. Its place among the baseline's, as a normal score z, has the same distribution whatever the
    /// similarities' own is; of a normal mean that falls by δ the ratio is −δz − δ²/2.
    /// </summary>
    /// <param name="similarity">The cosine; null for a search that compared no row where others did.</param>
    public double? Similarity(float? similarity)
    {
        if (_compared < DriftBaseline.FewestSearches)
        {
            return null;
        }

        return similarity is { } cosine ? Score(SimilarityBins.Of(cosine)) : Ratio(-Widest);
    }

    private static (double Yes, double No)? Rates(long count, long of)
    {
        var normal = Upper(count, of);
        var worse = normal + ((1 - normal) * Worse);
        return normal > MostOften ? null : (Math.Log(worse / normal), Math.Log((1 - worse) / (1 - normal)));
    }

    // Wilson's, one-sided; see WilsonInterval.
    private static double Upper(double count, double of)
    {
        const double Z = Quantile95;
        var share = count / of;
        return (share + (Z * Z / (2 * of)) + (Z * Math.Sqrt((share * (1 - share) / of) + (Z * Z / (4 * of * of))))) / (1 + (Z * Z / of));
    }

    private double Score(int bin)
    {
        if (!_scores.TryGetValue(bin, out var score))
        {
            var below = _baseline.Similarities.Where(b => b.Key < bin).Sum(b => b.Value);
            var within = _baseline.Similarities.GetValueOrDefault(bin);
            var place = (below + (within / 2.0) + 0.5) / (_compared + 1);
            _scores[bin] = score = Ratio(NormalDistribution.Quantile(place));
        }

        return score;
    }

    private double Ratio(double place) =>
        (-Lower * Math.Clamp(place + (Quantile95 / Math.Sqrt(_compared)), -Widest, Widest)) - (Lower * Lower / 2);
}
