using Phasa.Separation.Conditions;

namespace Phasa.Separation.Thresholds;

/// <summary>
/// Fits cuts to what queries found. A row is accepted when its similarity is at least the cut, as in a search, and every
/// cut here is meant that way.
/// <para>
/// τ_false-accept(α) lies one step of a float above the ⌈(n+1)(1−α)⌉-th smallest M_i, so that "at least the cut" is "above
/// M_i": a new query that nothing answers is then answered with a chance of at most α, ties or not. τ_miss(β) is the
/// ⌊(n+1)β⌋-th smallest S_ii: a new query's right document falls below it with a chance of at most β. Both are split
/// conformal quantiles (Vovk, Gammerman and Shafer, "Algorithmic Learning in a Random World", 2005; Angelopoulos and Bates,
/// "A Gentle Introduction to Conformal Prediction", 2021) and hold for queries like those they were fitted on, on
/// average over fits.
/// </para>
/// </summary>
public static class ThresholdFitter
{
    /// <summary>Rounding of (n+1)α, such as 60 · 0.05, must not lose an order.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Fits every kind of cut for one condition.</summary>
    /// <param name="condition">The languages of queries and rows.</param>
    /// <param name="samples">What each query found; one whose <see cref="ThresholdSample.Right"/> is null has no part in τ_miss.</param>
    /// <param name="alpha">The share of unanswerable queries that may be answered, 0..1.</param>
    /// <param name="beta">The share of right documents that may be cut off, 0..1.</param>
    /// <param name="seed">What the folds of cross-fitting begin with.</param>
    public static ThresholdFit Fit(Condition condition, IReadOnlyList<ThresholdSample> samples, double alpha, double beta, int seed)
    {
        var wrong = Sorted(samples.Select(s => s.BestWrong));
        var right = Sorted(samples.Where(s => s.Right is not null).Select(s => s.Right!.Value));
        var (falseAccept, miss) = (FalseAccept(wrong, alpha), Miss(right, beta));
        return new()
        {
            Query = condition.Query,
            Row = condition.Document,
            Queries = samples.Count,
            Answerable = right.Length,
            Alpha = alpha,
            Beta = beta,
            FalseAccept = falseAccept,
            Miss = miss,
            Verdict = (falseAccept, miss) switch
            {
                ({ } low, { } high) => low <= high ? ThresholdVerdict.Separable : ThresholdVerdict.NoCutoff,
                _ => ThresholdVerdict.NotEnoughData,
            },
            Youden = CrossFit.Choose(samples, CutScore.Youden, seed),
            BestF1 = CrossFit.Choose(samples, CutScore.F1, seed),
            Relevance = PlattScale.Fit(right, wrong),
        };
    }

    /// <summary>How many of n may lie beyond a cut: ⌊(n+1)·share⌋ of n + 1, the new one among them.</summary>
    internal static int Beyond(int n, double share) => (int)Math.Floor(((n + 1) * share) + Rounding);

    private static double? FalseAccept(float[] wrong, double alpha) =>
        Beyond(wrong.Length, alpha) is > 0 and var beyond && beyond <= wrong.Length ? MathF.BitIncrement(wrong[wrong.Length - beyond]) : null;

    private static double? Miss(float[] right, double beta) =>
        Beyond(right.Length, beta) is > 0 and var beyond && beyond <= right.Length ? right[beyond - 1] : null;

    private static float[] Sorted(IEnumerable<float> values)
    {
        float[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted;
    }
}
