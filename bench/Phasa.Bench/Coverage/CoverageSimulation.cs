using Phasa.Separation.Conditions;
using Phasa.Separation.Uncertainty;

namespace Phasa.Bench.Coverage;

/// <summary>How often the intervals hold the truth.</summary>
internal static class CoverageSimulation
{
    private const int Draws = 400;
    private const int Top = 20;

    // A_20 takes a bootstrap for each replication.
    private const int TopShare = 5;

    /// <summary>Simulates one point, on all processors; the same seed gives the same figures.</summary>
    /// <param name="setting">The point.</param>
    /// <param name="replications">How many data sets.</param>
    /// <param name="seed">Begins the random numbers.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static CoverageFigures Run(CoverageSetting setting, int replications, int seed, CancellationToken cancellationToken)
    {
        var similarities = new NormalSimilarities(setting.ItemShare, setting.Gap);
        var draws = new ItemDraws(setting.Items, Draws, seed);
        var aucs = new Estimate[replications];
        var tops = new double[replications];
        var intervals = new Estimate[replications / TopShare];
        Parallel.For(0, replications, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var matrix = similarities.Draw(setting.Items, new Random(seed + (i * 1_000_003)));
            var rivals = Rivals.Of(matrix);
            aucs[i] = AucInterval.Of(PairRanks.Of(matrix));
            tops[i] = TopOf.Of(rivals, Top);
            if (i < intervals.Length)
            {
                intervals[i] = TopInterval.Of(tops[i], TopBootstrap.Of(rivals, [Top], draws, cancellationToken)[0], setting.Items);
            }
        });
        var spread = StandardDeviation.Of([.. aucs.Select(a => a.Value)]);

        // A_m is a U-statistic, whose mean is the truth whatever n is.
        var top = tops.Average();
        return new(
            setting,
            Math.Round(aucs.Average(a => a.Value), 5),
            Math.Round(Share(aucs, setting.Auc), 4),
            Math.Round(aucs.Average(a => a.High - a.Low), 5),
            Math.Round(aucs.Average(a => a.High - a.Low) / (2 * NormalDistribution.Quantile975 * spread), 3),
            Math.Round(top, 5),
            Math.Round(Share(intervals, top), 4));
    }

    private static double Share(Estimate[] intervals, double truth) =>
        intervals.Count(i => i.Low <= truth && truth <= i.High) / (double)intervals.Length;
}
