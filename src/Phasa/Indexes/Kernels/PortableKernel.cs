using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Phasa.Indexes.Kernels;

/// <summary>Registers of whatever width the runtime has, with operations that every processor knows.</summary>
internal sealed class PortableKernel : ScanKernel
{
    /// <inheritdoc/>
    public override string Name => "portable";

    /// <inheritdoc/>
    public override bool IsSupported => Vector.IsHardwareAccelerated && GroupRows % Vector<ulong>.Count == 0;

    /// <inheritdoc/>
    public override void PackSigns(ReadOnlySpan<float> vector, Span<ulong> code) => ScalarKernel.Pack(vector, code);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Distances(ReadOnlySpan<ulong> codes, ReadOnlySpan<ulong> query, Span<ushort> distances)
    {
        ref var code = ref MemoryMarshal.GetReference(codes);
        for (var group = 0; group < distances.Length / GroupRows; group++)
        {
            for (var lane = 0; lane < GroupRows; lane += Vector<ulong>.Count)
            {
                var sum = Vector<ulong>.Zero;
                for (var word = 0; word < query.Length; word++)
                {
                    var at = (((group * query.Length) + word) * GroupRows) + lane;
                    sum += CountBits(Vector.LoadUnsafe(ref code, (nuint)at) ^ new Vector<ulong>(query[word]));
                }

                for (var i = 0; i < Vector<ulong>.Count; i++)
                {
                    distances[(group * GroupRows) + lane + i] = (ushort)sum[i];
                }
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int SelectNear(ReadOnlySpan<ushort> distances, ushort cut, Span<ushort> rows)
    {
        var found = 0;
        var row = 0;
        for (; row <= distances.Length - Vector<ushort>.Count; row += Vector<ushort>.Count)
        {
            if (Vector.LessThanOrEqualAny(new Vector<ushort>(distances[row..]), new Vector<ushort>(cut)))
            {
                found = ScalarKernel.Near(distances[..(row + Vector<ushort>.Count)], cut, row, rows, found);
            }
        }

        return ScalarKernel.Near(distances, cut, row, rows, found);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Scores(ReadOnlySpan<sbyte> rows, ReadOnlySpan<short> query, ReadOnlySpan<float> scales, Span<float> scores)
    {
        ref var first = ref MemoryMarshal.GetReference(rows);
        ref var q = ref MemoryMarshal.GetReference(query);
        for (var row = 0; row < scores.Length; row++)
        {
            var sum = Vector<int>.Zero;
            for (var i = 0; i < query.Length; i += Vector<sbyte>.Count)
            {
                Vector.Widen(Vector.LoadUnsafe(ref first, (nuint)((row * query.Length) + i)), out var low, out var high);

                // Two products of at most 127 · 127 fit into 16 bits.
                var products = (low * Vector.LoadUnsafe(ref q, (nuint)i)) + (high * Vector.LoadUnsafe(ref q, (nuint)(i + Vector<short>.Count)));
                Vector.Widen(products, out var even, out var odd);
                sum += even + odd;
            }

            scores[row] = Vector.Sum(sum) * scales[row];
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int SelectAbove(ReadOnlySpan<float> scores, float cut, Span<ushort> rows)
    {
        var found = 0;
        var row = 0;
        for (; row <= scores.Length - Vector<float>.Count; row += Vector<float>.Count)
        {
            if (Vector.GreaterThanAny(new Vector<float>(scores[row..]), new Vector<float>(cut)))
            {
                found = ScalarKernel.Above(scores[..(row + Vector<float>.Count)], cut, row, rows, found);
            }
        }

        return ScalarKernel.Above(scores, cut, row, rows, found);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var (even, odd) = (Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i <= a.Length - (2 * Vector<float>.Count); i += 2 * Vector<float>.Count)
        {
            even += Vector.LoadUnsafe(ref x, (nuint)i) * Vector.LoadUnsafe(ref y, (nuint)i);
            odd += Vector.LoadUnsafe(ref x, (nuint)(i + Vector<float>.Count)) * Vector.LoadUnsafe(ref y, (nuint)(i + Vector<float>.Count));
        }

        var sum = Vector.Sum(even + odd);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    // Counting by halves: Warren, Hacker's Delight, 2nd edition, figure 5-2.
    private static Vector<ulong> CountBits(Vector<ulong> bits)
    {
        bits -= (bits >>> 1) & new Vector<ulong>(0x5555555555555555);
        bits = (bits & new Vector<ulong>(0x3333333333333333)) + ((bits >>> 2) & new Vector<ulong>(0x3333333333333333));
        bits = (bits + (bits >>> 4)) & new Vector<ulong>(0x0f0f0f0f0f0f0f0f);
        bits += bits >>> 8;
        bits += bits >>> 16;
        bits += bits >>> 32;
        return bits & new Vector<ulong>(0x7f);
    }
}
