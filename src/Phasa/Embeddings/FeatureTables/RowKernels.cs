using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Phasa.Embeddings.FeatureTables;

/// <summary>
/// Adding a quantised row to a sum of floats. Every kernel does the same operations on each component in the same order
/// (one multiplication, one addition), so that results are equal to the last bit whatever the processor.
/// </summary>
internal static class RowKernels
{
    /// <summary>sum[i] += scale · component[i].</summary>
    public static void Add(ReadOnlySpan<byte> row, int bits, float scale, Span<float> sum)
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            AddScalar(row, bits, scale, sum);
        }
        else if (bits == 8)
        {
            AddBytes(row, scale, sum);
        }
        else
        {
            AddNibbles(row, scale, sum);
        }
    }

    /// <summary>The reference.</summary>
    public static void AddScalar(ReadOnlySpan<byte> row, int bits, float scale, Span<float> sum)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += scale * Component(row, bits, i);
        }
    }

    /// <summary>
    /// Quantises symmetrically: the largest component in size becomes 127 (8 bits) or 7 (4 bits), unless another scale
    /// leaves a smaller squared error.
    /// </summary>
    /// <returns>The scale: what one step is worth.</returns>
    public static float Quantize(ReadOnlySpan<float> vector, int bits, Span<byte> row)
    {
        var steps = bits == 8 ? 127 : 7;
        var largest = MathF.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (largest == 0)
        {
            row.Fill(bits == 8 ? (byte)0 : (byte)0x88);
            return 0;
        }

        var scale = bits == 8 ? largest / steps : BestScale(vector, largest, steps);
        for (var i = 0; i < vector.Length; i++)
        {
            var step = Step(vector[i], scale, steps);
            if (bits == 8)
            {
                row[i] = (byte)(sbyte)step;
            }
            else
            {
                row[i / 2] = (byte)(i % 2 == 0 ? step + 8 : row[i / 2] | (step + 8) << 4);
            }
        }

        return scale;
    }

    // With 15 steps, cutting off a few large components leaves finer steps for all the others.
    private static float BestScale(ReadOnlySpan<float> vector, float largest, int steps)
    {
        var best = largest / steps;
        var least = double.MaxValue;
        for (var cut = 1f; cut >= .5f; cut -= .05f)
        {
            var scale = cut * largest / steps;
            double error = 0;
            foreach (var x in vector)
            {
                var difference = x - scale * Step(x, scale, steps);
                error += difference * difference;
            }

            if (error < least)
            {
                (least, best) = (error, scale);
            }
        }

        return best;
    }

    private static int Step(float x, float scale, int steps) => Math.Clamp((int)MathF.Round(x / scale), -steps, steps);

    private static int Component(ReadOnlySpan<byte> row, int bits, int i) => bits == 8
        ? (sbyte)row[i]
        : (i % 2 == 0 ? row[i / 2] & 15 : row[i / 2] >> 4) - 8;

    private static void AddBytes(ReadOnlySpan<byte> row, float scale, Span<float> sum)
    {
        ref var components = ref Unsafe.As<byte, sbyte>(ref MemoryMarshal.GetReference(row));
        ref var sums = ref MemoryMarshal.GetReference(sum);
        var factor = Vector512.Create(scale);
        for (var i = 0; i < sum.Length; i += 64)
        {
            var block = Vector512.LoadUnsafe(ref components, (nuint)i);
            var (low, high) = Vector512.Widen(block);
            AddWords(low, factor, ref Unsafe.Add(ref sums, i));
            AddWords(high, factor, ref Unsafe.Add(ref sums, i + 32));
        }
    }

    private static void AddNibbles(ReadOnlySpan<byte> row, float scale, Span<float> sum)
    {
        ref var pairs = ref MemoryMarshal.GetReference(row);
        ref var sums = ref MemoryMarshal.GetReference(sum);
        var factor = Vector512.Create(scale);
        for (var i = 0; i < sum.Length; i += 64)
        {
            // A pair widened to 16 bits: the low half stays below, the high half goes above; then bytes are in order.
            var (lower, upper) = Vector256.Widen(Vector256.LoadUnsafe(ref pairs, (nuint)(i / 2)));
            var words = Vector512.Create(lower, upper);
            var spread = (words | (words << 4)) & Vector512.Create((ushort)0x0F0F);
            var block = spread.AsSByte() - Vector512.Create((sbyte)8);
            var (low, high) = Vector512.Widen(block);
            AddWords(low, factor, ref Unsafe.Add(ref sums, i));
            AddWords(high, factor, ref Unsafe.Add(ref sums, i + 32));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddWords(Vector512<short> words, Vector512<float> factor, ref float sums)
    {
        var (low, high) = Vector512.Widen(words);
        (Vector512.LoadUnsafe(ref sums) + factor * Vector512.ConvertToSingle(low)).StoreUnsafe(ref sums);
        (Vector512.LoadUnsafe(ref sums, 16) + factor * Vector512.ConvertToSingle(high)).StoreUnsafe(ref sums, 16);
    }
}
