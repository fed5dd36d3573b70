using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Phasa.Separation.Conditions;

namespace Phasa.Separation.Uncertainty;

/// <summary>
/// A_m in each draw of the items: an item counts w_i, and a distractor w_l. Copies of an item are not its own distractors, so of
/// n there remain n − w_i. A draw holds about two thirds of the items, and a rival that is not drawn cannot win: draws lie a
/// little above A_m itself, which is why they give its spread and not the ends of its interval.
/// </summary>
internal static class TopBootstrap
{
    private const int Lanes = ItemDraws.Lanes;

    /// <summary>A_m in every draw, in order, for each m.</summary>
    /// <param name="rivals">Who beats whom; at least m items.</param>
    /// <param name="sizes">How many documents: every m, at least 1.</param>
    /// <param name="draws">Draws of as many items.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static double[][] Of(Rivals rivals, ReadOnlySpan<int> sizes, ItemDraws draws, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(draws.Items, rivals.Items);
        var n = rivals.Items;
        var result = new double[sizes.Length][];
        var chances = new WinChances[sizes.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(n, sizes[i]);
            (result[i], chances[i]) = (new double[draws.Count], new(sizes[i], n));
        }

        var weights = new float[n * Lanes];
        for (var block = 0; block < draws.Blocks; block++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            draws.Read(block, weights);
            var from = block * Lanes;
            var lanes = Math.Min(Lanes, draws.Count - from);
            for (var item = 0; item < n; item++)
            {
                var beating = Sum(weights, rivals.Beating(item));
                var tied = Sum(weights, rivals.Tied(item));
                for (var lane = 0; lane < lanes; lane++)
                {
                    if ((int)weights[(item * Lanes) + lane] is > 0 and var weight)
                    {
                        for (var i = 0; i < chances.Length; i++)
                        {
                            result[i][from + lane] += weight * chances[i].Of(n - weight, (int)beating[lane], (int)tied[lane]) / n;
                        }
                    }
                }
            }
        }

        return result;
    }

    private static Vector512<float> Sum(float[] weights, ReadOnlySpan<int> items)
    {
        ref var weight = ref MemoryMarshal.GetArrayDataReference(weights);
        Vector512<float> sum = default;
        foreach (var item in items)
        {
            sum += Vector512.LoadUnsafe(ref weight, (nuint)(item * Lanes));
        }

        return sum;
    }
}
