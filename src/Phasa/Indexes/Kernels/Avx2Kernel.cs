using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Phasa.Indexes.Kernels;

/// <summary>Registers of 256 bits on x86.</summary>
internal sealed class Avx2Kernel : ScanKernel
{
    // A byte counts at most 8 bits a word, so 31 words fit into it.
    private const int WordsPerSum = 31;

    /// <inheritdoc/>
    public override string Name => "avx2";

    /// <inheritdoc/>
    public override bool IsSupported => Avx2.IsSupported && Fma.IsSupported;

    /// <inheritdoc/>
    public override void PackSigns(ReadOnlySpan<float> vector, Span<ulong> code)
    {
        ref var source = ref MemoryMarshal.GetReference(vector);
        var whole = vector.Length / 64;
        for (var word = 0; word < whole; word++)
        {
            var bits = 0UL;
            for (var i = 0; i < 8; i++)
            {
                bits |= (ulong)Vector256.LoadUnsafe(ref source, (nuint)((word * 64) + (i * 8))).ExtractMostSignificantBits() << (i * 8);
            }

            code[word] = bits;
        }

        ScalarKernel.Pack(vector[(whole * 64)..], code[whole..]);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Distances(ReadOnlySpan<ulong> codes, ReadOnlySpan<ulong> query, Span<ushort> distances)
    {
        ref var code = ref MemoryMarshal.GetReference(codes);
        ref var q = ref MemoryMarshal.GetReference(query);
        ref var target = ref MemoryMarshal.GetReference(distances);
        for (nuint row = 0; row < (nuint)distances.Length; row += GroupRows)
        {
            var (low, high) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero);
            for (var from = 0; from < query.Length; from += WordsPerSum)
            {
                var (lowBytes, highBytes) = (Vector256<byte>.Zero, Vector256<byte>.Zero);
                for (var word = from; word < Math.Min(query.Length, from + WordsPerSum); word++)
                {
                    var wanted = Vector256.Create(Unsafe.Add(ref q, word));
                    lowBytes += CountBits(Vector256.LoadUnsafe(ref code) ^ wanted);
                    highBytes += CountBits(Vector256.LoadUnsafe(ref code, 4) ^ wanted);
                    code = ref Unsafe.Add(ref code, GroupRows);
                }

                low += Avx2.SumAbsoluteDifferences(lowBytes, Vector256<byte>.Zero).AsUInt64();
                high += Avx2.SumAbsoluteDifferences(highBytes, Vector256<byte>.Zero).AsUInt64();
            }

            var sums = Vector256.Narrow(low, high);
            Vector128.Narrow(sums.GetLower(), sums.GetUpper()).StoreUnsafe(ref target, row);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int SelectNear(ReadOnlySpan<ushort> distances, ushort cut, Span<ushort> rows)
    {
        ref var distance = ref MemoryMarshal.GetReference(distances);
        var limit = Vector256.Create(cut);
        var (found, row) = (0, 0);
        for (; row <= distances.Length - Vector256<ushort>.Count; row += Vector256<ushort>.Count)
        {
            var near = Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref distance, (nuint)row), limit).ExtractMostSignificantBits();
            for (; near != 0; near &= near - 1)
            {
                rows[found++] = (ushort)(row + BitOperations.TrailingZeroCount(near));
            }
        }

        return ScalarKernel.Near(distances, cut, row, rows, found);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Scores(ReadOnlySpan<sbyte> rows, ReadOnlySpan<short> query, ReadOnlySpan<float> scales, Span<float> scores)
    {
        ref var r = ref MemoryMarshal.GetReference(rows);
        ref var q = ref MemoryMarshal.GetReference(query);
        for (var row = 0; row < scores.Length; row++)
        {
            var (even, odd) = (Vector256<int>.Zero, Vector256<int>.Zero);
            for (nuint i = 0; i < (nuint)query.Length; i += 32)
            {
                even += Avx2.MultiplyAddAdjacent(Widen(ref r, i), Vector256.LoadUnsafe(ref q, i));
                odd += Avx2.MultiplyAddAdjacent(Widen(ref r, i + 16), Vector256.LoadUnsafe(ref q, i + 16));
            }

            scores[row] = Vector256.Sum(even + odd) * scales[row];
            r = ref Unsafe.Add(ref r, query.Length);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int SelectAbove(ReadOnlySpan<float> scores, float cut, Span<ushort> rows)
    {
        ref var score = ref MemoryMarshal.GetReference(scores);
        var limit = Vector256.Create(cut);
        var (found, row) = (0, 0);
        for (; row <= scores.Length - Vector256<float>.Count; row += Vector256<float>.Count)
        {
            var above = Vector256.GreaterThan(Vector256.LoadUnsafe(ref score, (nuint)row), limit).ExtractMostSignificantBits();
            for (; above != 0; above &= above - 1)
            {
                rows[found++] = (ushort)(row + BitOperations.TrailingZeroCount(above));
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
        var (even, odd) = (Vector256<float>.Zero, Vector256<float>.Zero);
        nuint i = 0;
        for (; i + 16 <= (nuint)a.Length; i += 16)
        {
            even = Fma.MultiplyAdd(Vector256.LoadUnsafe(ref x, i), Vector256.LoadUnsafe(ref y, i), even);
            odd = Fma.MultiplyAdd(Vector256.LoadUnsafe(ref x, i + 8), Vector256.LoadUnsafe(ref y, i + 8), odd);
        }

        var sum = Vector256.Sum(even + odd);
        for (; i < (nuint)a.Length; i++)
        {
            sum += a[(int)i] * b[(int)i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Widen(ref sbyte row, nuint index) =>
        Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref row, index));

    // Half a byte at a time by a table in a register: Muła, Kurz, Lemire, "Faster population counts using AVX2 instructions", 2018.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> CountBits(Vector256<ulong> bits)
    {
        var table = Vector256.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
        var low = (bits & Vector256.Create(0x0f0f0f0f0f0f0f0fUL)).AsByte();
        var high = ((bits >>> 4) & Vector256.Create(0x0f0f0f0f0f0f0f0fUL)).AsByte();
        return Avx2.Shuffle(table, low) + Avx2.Shuffle(table, high);
    }
}
