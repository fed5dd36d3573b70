using Phasa.Separation.Conditions;

namespace Phasa.Separation.Uncertainty;

/// <summary>
/// The 95 % interval of AUC: Wilson's, as of n_eff = min(Â(1 − Â)/se², 3n) independent trials, with the jackknife's standard error
/// over items. How often it holds: eval/coverage.
/// </summary>
/// <remarks>
/// Near AUC 1 a small sample can show next to no spread, and without a cap intervals would hold in 87 % where 95 is claimed. Where
/// similarities tell nothing, AUC ½, the share of unrelated pairs that one synonym pair beats is uniform with the variance 1/12,
/// so that n pairs are worth ½·½/(1/12n) = 3n trials; no sample is given more. A cap of 2n would hold no better and be more than
/// twice as wide as need be at AUC .99.
/// </remarks>
internal static class AucInterval
{
    // Fewer leave no condition once one of them is left out.
    private const int Fewest = 3;

    private const double TrialsPerItem = 3;

    /// <summary>AUC with its interval; 0..1 of fewer than 3 items.</summary>
    public static Estimate Of(PairRanks ranks)
    {
        var auc = AreaUnderCurve.Of(ranks);
        return ranks.Items < Fewest
            ? new(auc, 0, 1)
            : WilsonInterval.Capped(auc, Jackknife.StandardError(AreaUnderCurve.LeavingOneOut(ranks)), TrialsPerItem * ranks.Items);
    }
}
