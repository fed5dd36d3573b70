using Phasa.Training.Batches;
using Phasa.Training.Optimisation;

namespace Phasa.Training.Tests.Optimisation;

/// <summary>Sparse sums and updates against the plain ones.</summary>
public sealed class FeatureVectorsTests
{
    private const int Rows = 9, Dimensions = 64;

    [Fact]
    public void Sum_GivesTheWeightedSumOfRows()
    {
        var features = Create(1);
        var texts = Texts((0, .5f), (3, 1), (3, 1));
        var output = new float[Dimensions];
        features.Sum(texts, output);
        for (var d = 0; d < Dimensions; d++)
        {
            Assert.Equal(.5f * Value(features, 0, d) + 2 * Value(features, 3, d), output[d], 1e-6);
        }
    }

    [Fact]
    public void Update_MovesTouchedRowsAsAdamDoes()
    {
        var features = Create(1);
        var before = (float[])features.Values.Clone();
        SparseMatrix texts = new();
        texts.Add(2, 1);
        texts.Add(5, .25f);
        texts.EndRow();
        texts.Add(5, 2);
        texts.EndRow();
        var gradient = Enumerable.Range(0, 2 * Dimensions).Select(i => MathF.Sin(i + 1)).ToArray();

        const float Rate = .01f;
        features.Update(texts, gradient, Rate);
        features.Update(texts, gradient, Rate);

        for (var d = 0; d < Dimensions; d++)
        {
            Check(2, d, gradient[d]);
            Check(5, d, .25f * gradient[d] + 2 * gradient[Dimensions + d]);
            Assert.Equal(before[7 * Dimensions + d], Value(features, 7, d));
        }

        Assert.Equal([0, 0, 2, 0, 0, 2, 0, 0, 0], features.Updates);

        // Adam with one gradient twice: both corrected moments are the gradient and its square, so each step is the rate.
        void Check(int row, int d, float g) =>
            Assert.Equal(before[row * Dimensions + d] - 2 * Rate * Math.Sign(g), Value(features, row, d), 1e-4);
    }

    [Fact]
    public void Update_OnMoreThreads_GivesTheSameNumbers()
    {
        var (one, many) = (Create(1), Create(4));
        Random random = new(3);
        SparseMatrix texts = new();
        for (var t = 0; t < 100; t++)
        {
            for (var e = 0; e < 5; e++)
            {
                texts.Add(random.Next(Rows), random.NextSingle());
            }

            texts.EndRow();
        }

        var gradient = Enumerable.Range(0, 100 * Dimensions).Select(_ => random.NextSingle() - .5f).ToArray();
        one.Update(texts, gradient, .01f);
        many.Update(texts, gradient, .01f);
        Assert.Equal(one.Values, many.Values);
    }

    private static FeatureVectors Create(int threads) => new(Rows, Dimensions, .25f, new(1, 0), new(threads));

    private static float Value(FeatureVectors features, int row, int d) => features.Values[row * Dimensions + d];

    private static SparseMatrix Texts(params (int Row, float Weight)[] entries)
    {
        SparseMatrix texts = new();
        foreach (var (row, weight) in entries)
        {
            texts.Add(row, weight);
        }

        texts.EndRow();
        return texts;
    }
}
