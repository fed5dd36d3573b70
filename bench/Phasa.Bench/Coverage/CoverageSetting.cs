namespace Phasa.Bench.Coverage;

/// <summary>One point of the simulation.</summary>
/// <param name="Dependence">How cells depend on each other, in words.</param>
/// <param name="ItemShare">The share of the variance that lies in the items.</param>
/// <param name="Auc">The true AUC.</param>
/// <param name="Gap">δ that makes it so.</param>
/// <param name="Items">n.</param>
internal sealed record CoverageSetting(string Dependence, double ItemShare, double Auc, double Gap, int Items)
{
    // δ = √2·Φ⁻¹(AUC); the quantiles are those of printed tables.
    private static readonly (double Auc, double Quantile)[] Aucs =
        [(0.6, 0.2533471), (0.7, 0.5244005), (0.8, 0.8416212), (0.9, 1.2815516), (0.95, 1.6448536), (0.99, 2.3263479)];

    /// <summary>All points.</summary>
    public static IReadOnlyList<CoverageSetting> All { get; } =
    [
        .. from dependence in new[] { ("independent cells", 0.0), ("item effects, half of the variance", 0.5) }
           from auc in Aucs
           from items in new[] { 20, 50, 100, 200 }
           select new CoverageSetting(dependence.Item1, dependence.Item2, auc.Auc, Math.Sqrt(2) * auc.Quantile, items),
    ];
}
