namespace Phasa.Separation.Conditions;

/// <summary>
/// xSIM: how many queries do not find their document by the ratio margin, the similarity of a pair over the mean similarity of
/// its members to their k nearest: Artetxe and Schwenk, "Margin-based Parallel Corpus Mining with Multilingual Sentence Embeddings"
/// (ACL 2019), k = 4. What is near to everything is so held back.
/// </summary>
internal static class RatioMargin
{
    private const int Neighbours = 4;

    /// <summary>The share of queries that another document wins or ties, 0..1.</summary>
    public static double Error(SimilarityMatrix similarities)
    {
        var n = similarities.Items;
        var ofQuery = new double[n];
        var ofDocument = new double[n];
        var column = new float[n];
        for (var i = 0; i < n; i++)
        {
            ofQuery[i] = NearestMean(similarities.Row(i));
            for (var k = 0; k < n; k++)
            {
                column[k] = similarities[k, i];
            }

            ofDocument[i] = NearestMean(column);
        }

        var errors = 0;
        for (var query = 0; query < n; query++)
        {
            var own = Margin(query, query);
            var wins = true;
            for (var document = 0; wins && document < n; document++)
            {
                wins = document == query || Margin(query, document) < own;
            }

            errors += wins ? 0 : 1;
        }

        return (double)errors / n;

        // Where the nearest lie below 0 a ratio would turn the order round, and 0/0 has none: such a pair cannot win.
        double Margin(int query, int document) =>
            (ofQuery[query] + ofDocument[document]) / 2 is > 1e-6 and var scale ? similarities[query, document] / scale : double.NegativeInfinity;
    }

    private static double NearestMean(ReadOnlySpan<float> values)
    {
        Span<float> nearest = stackalloc float[Math.Min(Neighbours, values.Length)];
        nearest.Fill(float.NegativeInfinity);
        foreach (var value in values)
        {
            // A new value pushes lesser ones down; nearest[^1] stays the least.
            var place = nearest.Length;
            while (place > 0 && value > nearest[place - 1])
            {
                if (place < nearest.Length)
                {
                    nearest[place] = nearest[place - 1];
                }

                place--;
            }

            if (place < nearest.Length)
            {
                nearest[place] = value;
            }
        }

        double sum = 0;
        foreach (var value in nearest)
        {
            sum += value;
        }

        return sum / nearest.Length;
    }
}
