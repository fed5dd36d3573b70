using System.Numerics.Tensors;
using Phasa.Indexes;
using Phasa.Indexes.Kernels;

namespace Phasa.Tests.Indexes.Scans;

/// <summary>Unit vectors around a few centres, the same each time; and what a search among them must find.</summary>
internal sealed class SampleRows
{
    public const int Dimensions = 256;

    private readonly Random _random = new(7);
    private readonly float[][] _centres;
    private readonly List<(int Slot, float[] Vector)> _rows = [];

    public SampleRows(int count, int rowsPerPassage = 1, ScanKernel? kernel = null)
    {
        _centres = [.. Enumerable.Range(0, 40).Select(_ => Unit([], 1))];
        Index = new LanguageIndex(Dimensions, kernel);
        for (var i = 0; i < count; i++)
        {
            var vector = Unit(_centres[_random.Next(_centres.Length)], 0.8f);
            _rows.Add((i / rowsPerPassage, vector));
            Index.Append(i / rowsPerPassage, vector);
        }
    }

    public LanguageIndex Index { get; }

    public float[] Query() => Unit(_rows[_random.Next(_rows.Count)].Vector, 0.3f);

    /// <summary>By 64-bit arithmetic over all rows.</summary>
    public IReadOnlyList<RowMatch> Best(float[] query, int count, Func<int, bool>? admits = null) =>
    [
        .. _rows.Where((r, position) => admits?.Invoke(position) != false)
            .GroupBy(r => r.Slot, r => Similarity(query, r.Vector))
            .Select(g => new RowMatch(g.Key, g.Max()))
            .OrderByDescending(m => m.Similarity)
            .Take(count),
    ];

    private static float Similarity(float[] a, float[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return (float)sum;
    }

    private float[] Unit(float[] centre, float noise)
    {
        var vector = new float[Dimensions];
        for (var i = 0; i < Dimensions; i++)
        {
            vector[i] = (centre.Length == 0 ? 0 : centre[i]) + (noise * (_random.NextSingle() - 0.5f) * MathF.Sqrt(12f / Dimensions));
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }
}
