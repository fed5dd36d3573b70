using System.Numerics.Tensors;

namespace Phasa.Bench.Start;

/// <summary>Unit vectors around centres, one after the other, without keeping them: a million are 1.5 GB.</summary>
internal sealed class ClusteredVectors
{
    private const float Noise = 0.88f;

    private readonly Random _random;
    private readonly float[][] _centres;
    private readonly int _dimensions;

    public ClusteredVectors(int dimensions, int centres, int seed)
    {
        (_dimensions, _random) = (dimensions, new(seed));
        _centres = [.. Enumerable.Range(0, Math.Max(1, centres)).Select(_ => Unit(null))];
    }

    /// <summary>The next vector.</summary>
    public float[] Next() => Unit(_centres[_random.Next(_centres.Length)]);

    private float[] Unit(float[]? centre)
    {
        var vector = new float[_dimensions];
        for (var i = 0; i < vector.Length; i++)
        {
            // The sum of three uniform numbers is normal enough, and quicker to make.
            var normal = (_random.NextSingle() + _random.NextSingle() + _random.NextSingle() - 1.5f) * 2;
            vector[i] = (centre?[i] ?? 0) + (Noise * normal / MathF.Sqrt(vector.Length));
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }
}
