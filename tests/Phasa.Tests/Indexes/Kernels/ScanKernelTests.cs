using Phasa.Indexes.Kernels;

namespace Phasa.Tests.Indexes.Kernels;

/// <summary>Every kernel that this processor runs against the reference, at lengths around every register's width.</summary>
public sealed class ScanKernelTests
{
    private static readonly ScalarKernel Reference = new();

    public static TheoryData<string, int> Kernels { get; } = new(
        from kernel in ScanKernels.All
        where kernel.IsSupported
        from dimensions in new[] { 1, 2, 63, 64, 65, 100, 128, 250, 256, 384, 1000, 1024, 3072 }
        select (kernel.Name, dimensions));

    [Theory]
    [MemberData(nameof(Kernels))]
    public void PackSigns_AnyVector_EqualsTheReference(string name, int dimensions)
    {
        var kernel = Require(name);
        var vector = Vectors(1, dimensions, seed: 1)[0];
        (vector[0], vector[dimensions / 2]) = (-0f, 0f);
        var (code, expected) = (Full(ScanKernel.CodeWords(dimensions)), Full(ScanKernel.CodeWords(dimensions)));

        kernel.PackSigns(vector, code);
        Reference.PackSigns(vector, expected);

        Assert.Equal(expected, code);
        for (var i = 0; i < dimensions; i++)
        {
            Assert.Equal(float.IsNegative(vector[i]), (code[i / 64] >> (i % 64) & 1) == 1);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Distances_AnyCodes_EqualTheReference(string name, int dimensions)
    {
        var kernel = Require(name);
        var random = new Random(2);
        const int Rows = 48;
        var codes = Words(random, ScanKernel.CodeWords(dimensions) * Rows);
        var query = Words(random, ScanKernel.CodeWords(dimensions));
        codes.AsSpan(0, 8).Fill(~query[0]);
        var (distances, expected) = (new ushort[Rows], new ushort[Rows]);

        kernel.Distances(codes, query, distances);
        Reference.Distances(codes, query, expected);

        Assert.Equal(expected, distances);
        Assert.True(distances[0] >= 64);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Quantise_AnyVector_EqualsTheReference(string name, int dimensions)
    {
        var kernel = Require(name);
        foreach (var vector in Vectors(20, dimensions, seed: 3).Append(new float[dimensions]))
        {
            var (row, expected) = (FullRow(dimensions), FullRow(dimensions));
            var scale = kernel.Quantise(vector, row);

            Assert.Equal(Reference.Quantise(vector, expected), scale);
            Assert.Equal(expected, row);
            for (var i = 0; i < dimensions; i++)
            {
                Assert.Equal(vector[i], row[i] * scale, scale * 0.501f);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Scores_AnyRows_EqualTheReference(string name, int dimensions)
    {
        var kernel = Require(name);
        var random = new Random(4);
        const int Rows = 9;
        var length = ScanKernel.RowLength(dimensions);
        var rows = new sbyte[Rows * length];
        var query = new short[length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = i < length ? (sbyte)127 : (sbyte)random.Next(-127, 128);
        }

        for (var i = 0; i < length; i++)
        {
            query[i] = (short)(i % 2 == 0 ? 127 : random.Next(-127, 128));
        }

        var scales = Vectors(1, Rows, seed: 5)[0];
        var (scores, expected) = (new float[Rows], new float[Rows]);
        kernel.Scores(rows, query, scales, scores);
        Reference.Scores(rows, query, scales, expected);

        Assert.Equal(expected, scores);
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Select_AnyCut_EqualsTheReference(string name, int count)
    {
        var kernel = Require(name);
        var random = new Random(6);
        var distances = Enumerable.Range(0, count).Select(_ => (ushort)random.Next(0, 70_000)).ToArray();
        var scores = Vectors(1, count, seed: 7)[0];
        var (rows, expected) = (new ushort[count], new ushort[count]);
        foreach (var share in new[] { 0.0, 0.01, 0.5, 1.0 })
        {
            var cut = (ushort)(ushort.MaxValue * share);
            Assert.Equal(Reference.SelectNear(distances, cut, expected), kernel.SelectNear(distances, cut, rows));
            Assert.Equal(expected, rows);
            Assert.Equal(Reference.SelectAbove(scores, (float)share - 0.5f, expected), kernel.SelectAbove(scores, (float)share - 0.5f, rows));
            Assert.Equal(expected, rows);
        }
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Dot_AnyVectors_IsWithinTheStatedBound(string name, int dimensions)
    {
        var kernel = Require(name);
        var pairs = Vectors(20, dimensions, seed: 8);
        for (var i = 0; i < pairs.Length; i += 2)
        {
            var (a, b) = (pairs[i], pairs[i + 1]);
            var (exact, size) = (0.0, 0.0);
            for (var j = 0; j < dimensions; j++)
            {
                exact += (double)a[j] * b[j];
                size += Math.Abs((double)a[j] * b[j]);
            }

            Assert.InRange(kernel.Dot(a, b) - exact, -Bound(size), Bound(size));
        }

        double Bound(double size) => dimensions * Math.Pow(2, -23) * size;
    }

    private static ScanKernel Require(string name) => ScanKernels.All.Single(k => k.Name == name);

    private static float[][] Vectors(int count, int dimensions, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray())];
    }

    private static ulong[] Words(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue))];

    private static ulong[] Full(int words) => [.. Enumerable.Repeat(ulong.MaxValue, words)];

    private static sbyte[] FullRow(int dimensions) => [.. Enumerable.Repeat((sbyte)99, ScanKernel.RowLength(dimensions))];
}
