namespace Phasa.Separation.Thresholds;

/// <summary>What a cut does to queries to come, as split conformal prediction expects it: the new query counts as one more beyond the cut.</summary>
/// <param name="FalseAccept">The expected share of unanswerable queries that are answered, (1 + #{M_i ≥ cut}) / (n + 1).</param>
/// <param name="Miss">The expected share of right documents that are cut off, (1 + #{S_ii &lt; cut}) / (n + 1); null where no query has one.</param>
public readonly record struct CutShares(double FalseAccept, double? Miss)
{
    /// <summary>The shares at a cut.</summary>
    /// <param name="samples">What each query found.</param>
    /// <param name="cut">Similarities of at least this are accepted.</param>
    public static CutShares At(IReadOnlyList<ThresholdSample> samples, double cut)
    {
        var answerable = samples.Count(s => s.Right is not null);
        return new(
            Share(samples.Count(s => s.BestWrong >= cut), samples.Count),
            answerable == 0 ? null : Share(samples.Count(s => s.Right < cut), answerable));
    }

    private static double Share(int beyond, int of) => (1.0 + beyond) / (1.0 + of);
}
