using Phasa.Training.Optimisation;

namespace Phasa.Training.Tests.Optimisation;

/// <summary>The loss against its definition, the gradient against differences.</summary>
public sealed class ContrastiveLossTests
{
    private const int Pairs = 5, Dimensions = 64;
    private const float Temperature = .5f;

    private static readonly (int, int)[] Alike = [(1, 3)];

    [Fact]
    public void Compute_OfFewVectors_GivesTheDefinition()
    {
        var vectors = Vectors();
        Assert.Equal(Definition(vectors), Loss(vectors, out _), 1e-5);
    }

    [Fact]
    public void Compute_GivesTheGradientThatDifferencesGive()
    {
        var vectors = Vectors();
        Loss(vectors, out var gradient);
        for (var i = 0; i < 2 * Pairs * Dimensions; i += 13)
        {
            const float Step = 1e-2f;
            var (up, down) = ((float[])vectors.Clone(), (float[])vectors.Clone());
            up[i] += Step;
            down[i] -= Step;
            Assert.Equal((Definition(up) - Definition(down)) / (2 * Step), gradient[i], 2e-4);
        }
    }

    [Fact]
    public void Compute_OnMoreThreads_GivesTheSameNumbers()
    {
        var vectors = Vectors();
        var one = new float[vectors.Length];
        var many = new float[vectors.Length];
        var first = new ContrastiveLoss(Dimensions, Temperature, new(1)).Compute(vectors, 2 * Pairs, Alike, one);
        Assert.Equal(first, new ContrastiveLoss(Dimensions, Temperature, new(4)).Compute(vectors, 2 * Pairs, Alike, many));
        Assert.Equal(one, many);
    }

    // L = −1/2n Σ log(e_ip / Σ_j≠i e_ij), pairs of items that are alike left out of the sums. In double.
    private static double Definition(float[] vectors)
    {
        double loss = 0;
        for (var i = 0; i < 2 * Pairs; i++)
        {
            double sum = 0, own = 0;
            for (var j = 0; j < 2 * Pairs; j++)
            {
                var (a, b) = (i % Pairs, j % Pairs);
                if (i == j || Alike.Contains((a, b)) || Alike.Contains((b, a)))
                {
                    continue;
                }

                double dot = 0;
                for (var d = 0; d < Dimensions; d++)
                {
                    dot += (double)vectors[i * Dimensions + d] * vectors[j * Dimensions + d];
                }

                var e = Math.Exp(dot / Temperature);
                sum += e;
                own = j == (i + Pairs) % (2 * Pairs) ? e : own;
            }

            loss -= Math.Log(own / sum);
        }

        return loss / (2 * Pairs);
    }

    private static double Loss(float[] vectors, out float[] gradient)
    {
        gradient = new float[vectors.Length];
        return new ContrastiveLoss(Dimensions, Temperature, new(1)).Compute(vectors, 2 * Pairs, Alike, gradient);
    }

    // Padded with zeros to a multiple of 32 vectors.
    private static float[] Vectors()
    {
        Random random = new(5);
        var vectors = new float[ContrastiveLoss.Padding * Dimensions];
        for (var i = 0; i < 2 * Pairs * Dimensions; i++)
        {
            vectors[i] = (random.NextSingle() - .5f) / 4;
        }

        return vectors;
    }
}
