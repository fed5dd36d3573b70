namespace Phasa.Separation.Conditions;

/// <summary>
/// How unevenly documents are near: the skewness of N_k(j), how many queries have document j among their k nearest (Radovanović,
/// Nanopoulos and Ivanović, "Hubs in Space", JMLR 11, 2010). Documents that tie for the last places share them.
/// </summary>
internal static class Hubness
{
    /// <summary>k of the protocol.</summary>
    public const int Neighbours = 10;

    /// <summary>The skewness, E((N − μ)³)/σ³; 0 where all are equally near. With fewer than 40 items k is a quarter of them, as k = n would say nothing.</summary>
    public static double Of(SimilarityMatrix similarities)
    {
        var n = similarities.Items;
        var k = Math.Clamp(n / 4, 1, Neighbours);
        var counts = new double[n];
        var sorted = new float[n];
        for (var query = 0; query < n; query++)
        {
            var row = similarities.Row(query);
            row.CopyTo(sorted);
            Array.Sort(sorted);
            var last = sorted[n - k];
            var (above, equal) = (0, 0);
            foreach (var value in row)
            {
                above += value > last ? 1 : 0;
                equal += value == last ? 1 : 0;
            }

            for (var document = 0; document < n; document++)
            {
                counts[document] += row[document] > last ? 1 : row[document] == last ? (double)(k - above) / equal : 0;
            }
        }

        // The mean of all N is k, as each query has k places to give.
        var variance = counts.Average(c => (c - k) * (c - k));
        return variance < 1e-12 ? 0 : counts.Average(c => Math.Pow(c - k, 3)) / Math.Pow(variance, 1.5);
    }
}
