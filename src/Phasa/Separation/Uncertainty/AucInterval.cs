using Phasa.Separation.Conditions;

namespace Phasa.Separation.Uncertainty;

/// <summary>
/// The 95 % interval of AUC: Wilson's, as of n_eff = min(Â(1 − Â)/se², 2n) independent trials, with the jackknife's standard error
/// over items. Why the cap, and how often the interval holds: eval/coverage.
/// </summary>
internal static class AucInterval
{
    // Fewer leave no condition once one of them is left out.
    private const int Fewest = 3;

    /// <summary>AUC with its interval; 0..1 of fewer than 3 items.</summary>
    public static Estimate Of(PairRanks ranks)
    {
        var auc = AreaUnderCurve.Of(ranks);
        return ranks.Items < Fewest
            ? new(auc, 0, 1)
            : WilsonInterval.Capped(auc, Jackknife.StandardError(AreaUnderCurve.LeavingOneOut(ranks)), 2.0 * ranks.Items);
    }
}
