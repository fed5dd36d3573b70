using Phasa.Separation.Conditions;

namespace Phasa.Tests.Separation.Conditions;

/// <summary>Similarity matrices to try statistics on.</summary>
internal static class Matrices
{
    /// <summary>A matrix written out.</summary>
    public static SimilarityMatrix Of(params float[][] rows) => new(rows.Length, [.. rows.SelectMany(r => r)]);

    /// <summary>Similarities on a coarse grid, so that many are tied; synonym pairs are a little more similar.</summary>
    public static SimilarityMatrix Tied(int items, int seed)
    {
        var random = new Random(seed);
        var values = new float[items * items];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (random.Next(12) + (i % (items + 1) == 0 ? 3 : 0)) / 20f;
        }

        return new(items, values);
    }

    /// <summary>
    /// Normal similarities: S_kl = a_k + b_l + e_kl, and <paramref name="effect"/> standard deviations more for synonym pairs.
    /// The items' share of the variance is <paramref name="ofItems"/>, the same for queries and documents.
    /// </summary>
    public static SimilarityMatrix Normal(int items, double effect, double ofItems, int seed)
    {
        var random = new Random(seed);
        double[] queries = [.. Enumerable.Range(0, items).Select(_ => Math.Sqrt(ofItems / 2) * Normal(random))];
        double[] documents = [.. Enumerable.Range(0, items).Select(_ => Math.Sqrt(ofItems / 2) * Normal(random))];
        var values = new float[items * items];
        for (var i = 0; i < values.Length; i++)
        {
            var (k, l) = (i / items, i % items);
            values[i] = (float)(0.1 * (queries[k] + documents[l] + (Math.Sqrt(1 - ofItems) * Normal(random)) + (k == l ? effect : 0)));
        }

        return new(items, values);
    }

    /// <summary>A normal number: Box and Muller, "A Note on the Generation of Random Normal Deviates" (1958).</summary>
    public static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
