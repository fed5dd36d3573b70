using System.Numerics.Tensors;

namespace Phasa.Bench.Scan;

/// <summary>Unit vectors to be found and unit vectors to find them by.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Dimensions">Length of a vector.</param>
/// <param name="Values">The rows, one after another.</param>
/// <param name="Queries">The queries.</param>
internal sealed record VectorRows(string Name, int Dimensions, float[] Values, float[][] Queries)
{
    /// <summary>How many rows there are.</summary>
    public int Count => Values.Length / Dimensions;

    /// <summary>A row.</summary>
    public ReadOnlySpan<float> Row(int index) => Values.AsSpan(index * Dimensions, Dimensions);

    /// <summary>
    /// Rows around centres, a hundred each on average unless said otherwise; components of a row are those of its centre and as much noise as
    /// leaves them a cosine of about .75. A query is a row with noise of a third of that.
    /// </summary>
    public static VectorRows Clustered(int count, int dimensions, int queries, int seed, int around = 100)
    {
        var random = new Random(seed);
        var centres = Enumerable.Range(0, Math.Max(1, count / around)).Select(_ => Unit(random, dimensions, [], 1)).ToArray();
        var values = new float[count * dimensions];
        for (var i = 0; i < count; i++)
        {
            Unit(random, dimensions, centres[random.Next(centres.Length)], 0.88f).CopyTo(values.AsSpan(i * dimensions));
        }

        return new(
            "clustered",
            dimensions,
            values,
            [.. Enumerable.Range(0, queries).Select(_ => Unit(random, dimensions, values.AsSpan(random.Next(count) * dimensions, dimensions), 0.3f))]);
    }

    /// <summary>The exact best rows of a query, best first.</summary>
    public int[] Best(ReadOnlySpan<float> query, int count, Func<int, bool>? admits = null)
    {
        var best = new PriorityQueue<int, float>();
        for (var i = 0; i < Count; i++)
        {
            if (admits?.Invoke(i) == false)
            {
                continue;
            }

            best.Enqueue(i, TensorPrimitives.Dot(query, Row(i)));
            if (best.Count > count)
            {
                best.Dequeue();
            }
        }

        return [.. Enumerable.Range(0, best.Count).Select(_ => best.Dequeue()).Reverse()];
    }

    // Noise of length `noise` (in expectation) around a centre of length 1.
    private static float[] Unit(Random random, int dimensions, ReadOnlySpan<float> centre, float noise)
    {
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            // Box and Muller's transform.
            var normal = MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
            vector[i] = (centre.IsEmpty ? 0 : centre[i]) + (noise * normal / MathF.Sqrt(dimensions));
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }
}
