using FsCheck.Xunit;
using Phasa.Embeddings.FeatureTables;

namespace Phasa.Tests.Embeddings.FeatureTables;

/// <summary>The vector kernels give what the scalar reference gives, to the last bit.</summary>
public sealed class RowKernelsTests
{
    [Property]
    public void Add_ByVectors_EqualsTheScalarReference(int seed, bool isByte, byte blocks)
    {
        var (bits, dimensions) = (isByte ? 8 : 4, 64 * (1 + blocks % 8));
        Random random = new(seed);
        var row = new byte[dimensions * bits / 8];
        random.NextBytes(row);
        var expected = Enumerable.Range(0, dimensions).Select(_ => random.NextSingle()).ToArray();
        var actual = (float[])expected.Clone();
        var scale = random.NextSingle();

        RowKernels.AddScalar(row, bits, scale, expected);
        RowKernels.Add(row, bits, scale, actual);

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(8, .005)]
    [InlineData(4, .12)]
    public void Quantize_ThenAdd_GivesTheVectorBackWithinItsSteps(int bits, double tolerance)
    {
        Random random = new(3);
        var vector = Enumerable.Range(0, 128).Select(_ => random.NextSingle() - .5f).ToArray();
        var row = new byte[vector.Length * bits / 8];
        var scale = RowKernels.Quantize(vector, bits, row);
        var back = new float[vector.Length];
        RowKernels.Add(row, bits, scale, back);

        var error = vector.Zip(back, (a, b) => Math.Pow(a - b, 2)).Sum() / vector.Sum(a => Math.Pow(a, 2));
        Assert.InRange(Math.Sqrt(error), 1e-6, tolerance);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(4)]
    public void Quantize_OfZero_GivesZero(int bits)
    {
        var row = new byte[64 * bits / 8];
        Assert.Equal(0, RowKernels.Quantize(new float[64], bits, row));
        var sum = new float[64];
        RowKernels.AddScalar(row, bits, 1, sum);
        Assert.All(sum, x => Assert.Equal(0, x));
    }
}
