using Phasa.Separation.Conditions;

namespace Phasa.Bench.Coverage;

/// <summary>
/// Similarities whose AUC is known: S_kl = a_k + b_l + e_kl, all normal, of variance 1 together, and δ more for synonym pairs. With
/// independent items AUC = Φ(δ/√2).
/// </summary>
/// <param name="ItemShare">The share of the variance that lies in the items, half in queries and half in documents; 0: cells are independent.</param>
/// <param name="Gap">δ.</param>
internal readonly record struct NormalSimilarities(double ItemShare, double Gap)
{
    // Cosines end at 1; ten standard deviations do not reach it so.
    private const double Scale = 0.05;

    /// <summary>Draws a matrix.</summary>
    public SimilarityMatrix Draw(int items, Random random)
    {
        var ofItem = Math.Sqrt(ItemShare / 2);
        var ofCell = Math.Sqrt(1 - ItemShare);
        var documents = new double[items];
        for (var l = 0; l < items; l++)
        {
            documents[l] = ofItem * Normal(random);
        }

        var values = new float[items * items];
        for (var k = 0; k < items; k++)
        {
            var query = ofItem * Normal(random);
            for (var l = 0; l < items; l++)
            {
                values[(k * items) + l] = (float)(Scale * (query + documents[l] + (ofCell * Normal(random)) + (k == l ? Gap : 0)));
            }
        }

        return new(items, values);
    }

    /// <summary>Marsaglia and Bray, "A Convenient Method for Generating Normal Variables" (1964); the second of each pair is let go.</summary>
    private static double Normal(Random random)
    {
        while (true)
        {
            var (x, y) = ((2 * random.NextDouble()) - 1, (2 * random.NextDouble()) - 1);
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }
}
