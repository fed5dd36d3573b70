using System.Numerics;

namespace Phasa.Separation.Conditions;

/// <summary>
/// All dot products of two lists of vectors. Four left vectors meet two right ones at a time, so that six loads serve eight
/// products. Every product adds up in the same order: equal vectors give equal results to the last bit, and ties stay ties.
/// </summary>
internal static class DotProducts
{
    private const int Rows = 4;
    private const int Columns = 2;

    /// <summary>Multiplies every left vector with every right one.</summary>
    /// <param name="left">Vectors of one length.</param>
    /// <param name="right">Vectors of the same length.</param>
    /// <returns>A row for each left vector, with a product for each right one.</returns>
    public static float[] Of(IReadOnlyList<float[]> left, IReadOnlyList<float[]> right)
    {
        var products = new float[left.Count * right.Count];
        if (products.Length == 0)
        {
            return products;
        }

        var steps = (left[0].Length + Vector<float>.Count - 1) / Vector<float>.Count;
        var (rows, columns) = (Pack(left, steps, Rows), Pack(right, steps, Columns));
        Span<float> tile = stackalloc float[Rows * Columns];
        for (var column = 0; column < right.Count; column += Columns)
        {
            for (var row = 0; row < left.Count; row += Rows)
            {
                Multiply(rows.AsSpan(row * steps, Rows * steps), columns.AsSpan(column * steps, Columns * steps), steps, tile);
                for (var i = 0; i < tile.Length; i++)
                {
                    var (y, x) = (row + (i / Columns), column + (i % Columns));
                    if (y < left.Count && x < right.Count)
                    {
                        products[(y * right.Count) + x] = tile[i];
                    }
                }
            }
        }

        return products;
    }

    // The members of a tile's vectors lie side by side, step by step, so that one index serves all six.
    private static void Multiply(ReadOnlySpan<Vector<float>> rows, ReadOnlySpan<Vector<float>> columns, int steps, Span<float> tile)
    {
        Vector<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        for (var step = 0; step < steps; step++)
        {
            var row = rows.Slice(step * Rows, Rows);
            var column = columns.Slice(step * Columns, Columns);
            a0 = Vector.FusedMultiplyAdd(row[0], column[0], a0);
            a1 = Vector.FusedMultiplyAdd(row[0], column[1], a1);
            b0 = Vector.FusedMultiplyAdd(row[1], column[0], b0);
            b1 = Vector.FusedMultiplyAdd(row[1], column[1], b1);
            c0 = Vector.FusedMultiplyAdd(row[2], column[0], c0);
            c1 = Vector.FusedMultiplyAdd(row[2], column[1], c1);
            d0 = Vector.FusedMultiplyAdd(row[3], column[0], d0);
            d1 = Vector.FusedMultiplyAdd(row[3], column[1], d1);
        }

        (tile[0], tile[1]) = (Vector.Sum(a0), Vector.Sum(a1));
        (tile[2], tile[3]) = (Vector.Sum(b0), Vector.Sum(b1));
        (tile[4], tile[5]) = (Vector.Sum(c0), Vector.Sum(c1));
        (tile[6], tile[7]) = (Vector.Sum(d0), Vector.Sum(d1));
    }

    /// <summary>Lays groups of vectors side by side, step by step; zeros fill the last step and the last group.</summary>
    private static Vector<float>[] Pack(IReadOnlyList<float[]> vectors, int steps, int group)
    {
        var packed = new Vector<float>[(vectors.Count + group - 1) / group * group * steps];
        Span<float> padded = new float[steps * Vector<float>.Count];
        for (var i = 0; i < vectors.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(vectors[i].Length, vectors[0].Length);
            vectors[i].CopyTo(padded);
            var begin = i / group * group * steps;
            for (var step = 0; step < steps; step++)
            {
                packed[begin + (step * group) + (i % group)] = new Vector<float>(padded[(step * Vector<float>.Count)..]);
            }
        }

        return packed;
    }
}
