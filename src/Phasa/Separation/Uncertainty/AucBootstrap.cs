using System.Numerics;
using Phasa.Separation.Conditions;

namespace Phasa.Separation.Uncertainty;

/// <summary>
/// AUC in each draw of the items: with weights w a synonym pair counts w_i and an unrelated pair w_k·w_l, so that two copies of
/// one item are no unrelated pair.
/// AUC_w = Σ_kl w_k·w_l·G(kl) / (n·(n² − Σ w²)), where G(kl) is the weight of the synonym pairs that beat the pair kl, ties one
/// half: one number per level and draw. Items are drawn and never pairs, which are not independent.
/// </summary>
internal static class AucBootstrap
{
    private const int Lanes = ItemDraws.Lanes;

    /// <summary>AUC in every draw, in order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The draws are of another number of items.</exception>
    public static double[] Of(PairRanks ranks, ItemDraws draws, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(draws.Items, ranks.Items);
        var n = ranks.Items;
        var result = new double[draws.Count];
        var weights = new float[n * Lanes];
        var upTo = new float[(n + 1) * Lanes];
        var wins = new float[(ranks.Levels.Count + 1) * Lanes];
        var sums = new double[Lanes];
        for (var block = 0; block < draws.Blocks; block++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            draws.Read(block, weights);
            Accumulate(ranks, weights, upTo);
            Win(ranks, upTo, wins);
            Sum(ranks, weights, wins, sums);
            for (var lane = 0; lane < Lanes && (block * Lanes) + lane < draws.Count; lane++)
            {
                result[(block * Lanes) + lane] = sums[lane] / Comparisons(weights, n, lane) is var auc && double.IsFinite(auc) ? auc : AreaUnderCurve.Unknown;
            }
        }

        return result;
    }

    // Twice as many as there are, as wins are counted twice; none when a draw holds a single item n times.
    private static double Comparisons(float[] weights, int n, int lane)
    {
        double squares = 0;
        for (var i = 0; i < n; i++)
        {
            squares += (double)weights[(i * Lanes) + lane] * weights[(i * Lanes) + lane];
        }

        return 2.0 * n * (((double)n * n) - squares);
    }

    /// <summary>The weight of the synonym pairs before each place of the rising order.</summary>
    private static void Accumulate(PairRanks ranks, float[] weights, float[] upTo)
    {
        for (var place = 0; place < ranks.Items; place++)
        {
            var item = ranks.Order[place] * Lanes;
            for (var lane = 0; lane < Lanes; lane++)
            {
                upTo[((place + 1) * Lanes) + lane] = upTo[(place * Lanes) + lane] + weights[item + lane];
            }
        }
    }

    /// <summary>Twice the weight of the synonym pairs that beat each level, so that halves are whole numbers; of no level, 0.</summary>
    private static void Win(PairRanks ranks, float[] upTo, float[] wins)
    {
        for (var level = 0; level < ranks.Levels.Count; level++)
        {
            var (below, equal) = ranks.Levels[level];
            for (var lane = 0; lane < Lanes; lane++)
            {
                wins[(level * Lanes) + lane] = (2 * ranks.Items) - upTo[(below * Lanes) + lane] - upTo[(equal * Lanes) + lane];
            }
        }
    }

    // Whole numbers below 2²⁴ add up without error in single precision: a row's sum is at most 2n², so up to 2,896 items
    // every figure is exact.
    private static void Sum(PairRanks ranks, float[] weights, float[] wins, double[] sums)
    {
        Array.Clear(sums);
        Span<float> row = stackalloc float[Lanes];
        for (var k = 0; k < ranks.Items; k++)
        {
            row.Clear();
            var levels = ranks.Row(k);
            for (var step = 0; step < Lanes; step += Vector<float>.Count)
            {
                var sum = Vector<float>.Zero;
                for (var l = 0; l < levels.Length; l++)
                {
                    sum += new Vector<float>(weights, (l * Lanes) + step) * new Vector<float>(wins, (levels[l] * Lanes) + step);
                }

                sum.CopyTo(row[step..]);
            }

            for (var lane = 0; lane < Lanes; lane++)
            {
                sums[lane] += (double)row[lane] * weights[(k * Lanes) + lane];
            }
        }
    }
}
