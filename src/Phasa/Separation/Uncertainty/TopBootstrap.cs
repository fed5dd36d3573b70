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

    /// <summary>A_m in every draw, in order.</summary>
    /// <param name="rivals">Who beats whom; at least m items.</param>
    /// <param name="m">How many documents, at least 1.</param>
    /// <param name="draws">Draws of as many items.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static double[] Of(Rivals rivals, int m, ItemDraws draws, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(draws.Items, rivals.Items);
        ArgumentOutOfRangeException.ThrowIfLessThan(rivals.Items, m);
        var n = rivals.Items;
        var chances = new WinChances(m);
        var result = new double[draws.Count];
        var weights = new float[n * Lanes];
        Span<float> beating = stackalloc float[Lanes], tied = stackalloc float[Lanes];
        for (var block = 0; block < draws.Blocks; block++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            draws.Read(block, weights);
            for (var item = 0; item < n; item++)
            {
                Sum(weights, rivals.Beating(item), beating);
                Sum(weights, rivals.Tied(item), tied);
                for (var lane = 0; lane < Lanes && (block * Lanes) + lane < draws.Count; lane++)
                {
                    if ((int)weights[(item * Lanes) + lane] is > 0 and var weight)
                    {
                        result[(block * Lanes) + lane] += weight * chances.Of(n - weight, (int)beating[lane], (int)tied[lane]) / n;
                    }
                }
            }
        }

        return result;
    }

    private static void Sum(float[] weights, ReadOnlySpan<int> items, Span<float> sums)
    {
        sums.Clear();
        foreach (var item in items)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(sums, weights.AsSpan(item * Lanes, Lanes), sums);
        }
    }
}
