using Phasa.Separation.Conditions;

namespace Phasa.Separation.Thresholds;

/// <summary>Fits cuts to what queries found.</summary>
public static class ThresholdFitter
{
    /// <summary>Fits every kind of cut for one condition.</summary>
    /// <param name="condition">The languages of queries and rows.</param>
    /// <param name="samples">What each query found.</param>
    /// <param name="alpha">The share of unanswerable queries that may be answered, 0..1.</param>
    /// <param name="beta">The share of right documents that may be cut off, 0..1.</param>
    /// <param name="seed">What the folds of cross-fitting begin with.</param>
    public static ThresholdFit Fit(Condition condition, IReadOnlyList<ThresholdSample> samples, double alpha, double beta, int seed) =>
        throw new NotImplementedException($"{condition} {samples} {alpha} {beta} {seed}");
}
