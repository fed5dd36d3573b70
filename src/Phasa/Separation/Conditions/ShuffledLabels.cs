namespace Phasa.Separation.Conditions;

/// <summary>
/// AUC when every query is dealt another item's document for its own. Nothing is to be found then, and AUC must be about ½: a
/// figure far from it shows that the measurement, or the order of its data, gives something away.
/// </summary>
internal static class ShuffledLabels
{
    private const int Deals = 20;

    // 3·10⁻⁵ of similarity to a bin; values in one bin count as tied.
    private const int Bins = 1 << 16;

    /// <summary>The mean AUC of some random deals, 0..1; the true pairs are left out on either side. ½ with fewer than 3 items.</summary>
    /// <param name="similarities">The similarities of a condition.</param>
    /// <param name="seed">Begins the random numbers.</param>
    public static double Auc(SimilarityMatrix similarities, int seed)
    {
        var n = similarities.Items;
        if (n < 3)
        {
            return AreaUnderCurve.Unknown;
        }

        // With rank sums: the dealt pairs among all unrelated pairs, less the dealt pairs among themselves.
        var ranks = MidRanks(similarities);
        var random = new Random(seed);
        double sum = 0;
        for (var deal = 0; deal < Deals; deal++)
        {
            var documents = Derangement(n, random);
            double rankSum = 0;
            for (var query = 0; query < n; query++)
            {
                rankSum += ranks[Bin(similarities[query, documents[query]])];
            }

            var others = ((double)n * (n - 1)) - n;
            sum += (rankSum - (n * (n + 1.0) / 2)) / (n * others);
        }

        return sum / Deals;
    }

    /// <summary>By Sattolo's rule, which gives a single cycle: no item keeps its own document.</summary>
    private static int[] Derangement(int n, Random random)
    {
        int[] result = [.. Enumerable.Range(0, n)];
        for (var i = n - 1; i > 0; i--)
        {
            var j = random.Next(i);
            (result[i], result[j]) = (result[j], result[i]);
        }

        return result;
    }

    /// <summary>The mean rank, from 1, of the unrelated pairs in each bin.</summary>
    private static double[] MidRanks(SimilarityMatrix similarities)
    {
        var counts = new long[Bins];
        for (var query = 0; query < similarities.Items; query++)
        {
            var row = similarities.Row(query);
            for (var document = 0; document < row.Length; document++)
            {
                counts[Bin(row[document])] += query == document ? 0 : 1;
            }
        }

        var ranks = new double[Bins];
        long below = 0;
        for (var bin = 0; bin < Bins; bin++)
        {
            ranks[bin] = below + ((counts[bin] + 1) / 2.0);
            below += counts[bin];
        }

        return ranks;
    }

    private static int Bin(float similarity) => Math.Clamp((int)((similarity + 1) / 2 * Bins), 0, Bins - 1);
}
