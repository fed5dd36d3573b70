using System.Numerics;

namespace Phasa.Indexes.Kernels;

/// <summary>The reference: one element after another. Every processor runs it.</summary>
internal sealed class ScalarKernel : ScanKernel
{
    /// <inheritdoc/>
    public override string Name => "scalar";

    /// <inheritdoc/>
    public override bool IsSupported => true;

    /// <inheritdoc/>
    public override void PackSigns(ReadOnlySpan<float> vector, Span<ulong> code) => Pack(vector, code);

    /// <inheritdoc/>
    public override void Distances(ReadOnlySpan<ulong> codes, ReadOnlySpan<ulong> query, Span<ushort> distances)
    {
        for (var row = 0; row < distances.Length; row++)
        {
            var (group, lane) = Math.DivRem(row, GroupRows);
            var distance = 0;
            for (var word = 0; word < query.Length; word++)
            {
                distance += BitOperations.PopCount(codes[(((group * query.Length) + word) * GroupRows) + lane] ^ query[word]);
            }

            distances[row] = (ushort)distance;
        }
    }

    /// <inheritdoc/>
    public override int SelectNear(ReadOnlySpan<ushort> distances, ushort cut, Span<ushort> rows) => Near(distances, cut, 0, rows, 0);

    /// <inheritdoc/>
    public override void Scores(ReadOnlySpan<sbyte> rows, ReadOnlySpan<short> query, ReadOnlySpan<float> scales, Span<float> scores)
    {
        for (var row = 0; row < scores.Length; row++)
        {
            var dot = 0;
            for (var i = 0; i < query.Length; i++)
            {
                dot += rows[(row * query.Length) + i] * query[i];
            }

            scores[row] = dot * scales[row];
        }
    }

    /// <inheritdoc/>
    public override int SelectAbove(ReadOnlySpan<float> scores, float cut, Span<ushort> rows) => Above(scores, cut, 0, rows, 0);

    /// <inheritdoc/>
    public override float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0f;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <inheritdoc/>
    public override float Quantise(ReadOnlySpan<float> vector, Span<sbyte> row)
    {
        var (steps, step) = StepOf(Largest(vector));
        WriteSteps(vector, steps, row);
        return step;
    }

    /// <summary>Signs one by one: all of them here, the last few in other kernels.</summary>
    internal static void Pack(ReadOnlySpan<float> vector, Span<ulong> code)
    {
        code.Clear();
        for (var i = 0; i < vector.Length; i++)
        {
            if (float.IsNegative(vector[i]))
            {
                code[i >> 6] |= 1UL << (i & 63);
            }
        }
    }

    /// <summary>The size of the component that is largest in size.</summary>
    internal static float Largest(ReadOnlySpan<float> vector)
    {
        var largest = 0f;
        foreach (var component in vector)
        {
            largest = MathF.Max(largest, MathF.Abs(component));
        }

        return largest;
    }

    /// <summary>Steps in a unit, and what a step is worth.</summary>
    internal static (float Steps, float Step) StepOf(float largest) => largest == 0 ? (0, 0) : (127 / largest, largest / 127);

    /// <summary>Components as steps, and zeros after them.</summary>
    internal static void WriteSteps(ReadOnlySpan<float> vector, float steps, Span<sbyte> row)
    {
        for (var i = 0; i < vector.Length; i++)
        {
            row[i] = (sbyte)MathF.Round(vector[i] * steps);
        }

        row[vector.Length..].Clear();
    }

    /// <summary>Selects from a row on, appending to what was found before.</summary>
    internal static int Near(ReadOnlySpan<ushort> distances, ushort cut, int from, Span<ushort> rows, int found)
    {
        for (var row = from; row < distances.Length; row++)
        {
            if (distances[row] <= cut)
            {
                rows[found++] = (ushort)row;
            }
        }

        return found;
    }

    /// <summary>Selects from a row on, appending to what was found before.</summary>
    internal static int Above(ReadOnlySpan<float> scores, float cut, int from, Span<ushort> rows, int found)
    {
        for (var row = from; row < scores.Length; row++)
        {
            if (scores[row] > cut)
            {
                rows[found++] = (ushort)row;
            }
        }

        return found;
    }
}
