using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Phasa.Indexes.Kernels;

/// <summary>Registers of 512 bits on x86. The instruction that counts bits in them has no class in .NET 10.</summary>
internal sealed class Avx512Kernel : ScanKernel
{
    private const int WordsPerSum = 31;

    /// <inheritdoc/>
    public override string Name => "avx512";

    /// <inheritdoc/>
    public override bool IsSupported => Avx512F.IsSupported && Avx512BW.IsSupported && Vector512.IsHardwareAccelerated;

    /// <inheritdoc/>
    public override void PackSigns(ReadOnlySpan<float> vector, Span<ulong> code)
    {
        ref var source = ref MemoryMarshal.GetReference(vector);
        var whole = vector.Length / 64;
        for (var word = 0; word < whole; word++)
        {
            var at = (nuint)(word * 64);
            code[word] = Vector512.LoadUnsafe(ref source, at).ExtractMostSignificantBits()
                | (Vector512.LoadUnsafe(ref source, at + 16).ExtractMostSignificantBits() << 16)
                | (Vector512.LoadUnsafe(ref source, at + 32).ExtractMostSignificantBits() << 32)
                | (Vector512.LoadUnsafe(ref source, at + 48).ExtractMostSignificantBits() << 48);
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
            var sums = Vector512<ulong>.Zero;
            for (var from = 0; from < query.Length; from += WordsPerSum)
            {
                var words = Math.Min(query.Length - from, WordsPerSum);
                sums += CountBytes(ref code, ref Unsafe.Add(ref q, from), words);
                code = ref Unsafe.Add(ref code, words * GroupRows);
            }

            Avx512F.ConvertToVector128UInt16(sums).StoreUnsafe(ref target, row);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int SelectNear(ReadOnlySpan<ushort> distances, ushort cut, Span<ushort> rows)
    {
        ref var distance = ref MemoryMarshal.GetReference(distances);
        var limit = Vector512.Create(cut);
        var (found, row) = (0, 0);
        for (; row <= distances.Length - Vector512<ushort>.Count; row += Vector512<ushort>.Count)
        {
            var near = Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref distance, (nuint)row), limit).ExtractMostSignificantBits();
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
            var (even, odd) = (Vector512<int>.Zero, Vector512<int>.Zero);
            for (nuint i = 0; i < (nuint)query.Length; i += 64)
            {
                even += Avx512BW.MultiplyAddAdjacent(Widen(ref r, i), Vector512.LoadUnsafe(ref q, i));
                odd += Avx512BW.MultiplyAddAdjacent(Widen(ref r, i + 32), Vector512.LoadUnsafe(ref q, i + 32));
            }

            scores[row] = Vector512.Sum(even + odd) * scales[row];
            r = ref Unsafe.Add(ref r, query.Length);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int SelectAbove(ReadOnlySpan<float> scores, float cut, Span<ushort> rows)
    {
        ref var score = ref MemoryMarshal.GetReference(scores);
        var limit = Vector512.Create(cut);
        var (found, row) = (0, 0);
        for (; row <= scores.Length - Vector512<float>.Count; row += Vector512<float>.Count)
        {
            var above = Vector512.GreaterThan(Vector512.LoadUnsafe(ref score, (nuint)row), limit).ExtractMostSignificantBits();
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
        var (s0, s1, s2, s3) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
        nuint i = 0;
        for (; i + 64 <= (nuint)a.Length; i += 64)
        {
            s0 = Avx512F.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i), Vector512.LoadUnsafe(ref y, i), s0);
            s1 = Avx512F.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i + 16), Vector512.LoadUnsafe(ref y, i + 16), s1);
            s2 = Avx512F.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i + 32), Vector512.LoadUnsafe(ref y, i + 32), s2);
            s3 = Avx512F.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i + 48), Vector512.LoadUnsafe(ref y, i + 48), s3);
        }

        var sum = Vector512.Sum((s0 + s1) + (s2 + s3));
        for (; i < (nuint)a.Length; i++)
        {
            sum += a[(int)i] * b[(int)i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Widen(ref sbyte row, nuint index) =>
        Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref row, index));

    // Three words are added to one of sums and one of carries, two instructions that save a count: the carry-save adder
    // of Muła, Kurz, Lemire, "Faster population counts using AVX2 instructions", 2018.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> CountBytes(ref ulong code, ref ulong query, int words)
    {
        var (ones, twos) = (Vector512<byte>.Zero, Vector512<byte>.Zero);
        nuint word = 0;
        for (; word + 3 <= (nuint)words; word += 3)
        {
            var a = Differing(ref code, ref query, word);
            var b = Differing(ref code, ref query, word + 1);
            var c = Differing(ref code, ref query, word + 2);
            ones += CountBits(Avx512F.TernaryLogic(a, b, c, 0x96));
            twos += CountBits(Avx512F.TernaryLogic(a, b, c, 0xe8));
        }

        for (; word < (nuint)words; word++)
        {
            ones += CountBits(Differing(ref code, ref query, word));
        }

        var carried = Avx512BW.SumAbsoluteDifferences(twos, Vector512<byte>.Zero).AsUInt64();
        return Avx512BW.SumAbsoluteDifferences(ones, Vector512<byte>.Zero).AsUInt64() + carried + carried;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Differing(ref ulong code, ref ulong query, nuint word) =>
        Vector512.LoadUnsafe(ref code, word * GroupRows) ^ Vector512.Create(Unsafe.Add(ref query, word));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> CountBits(Vector512<ulong> bits)
    {
        var quarter = Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
        var table = Vector512.Create(Vector256.Create(quarter, quarter), Vector256.Create(quarter, quarter));
        var low = (bits & Vector512.Create(0x0f0f0f0f0f0f0f0fUL)).AsByte();
        var high = ((bits >>> 4) & Vector512.Create(0x0f0f0f0f0f0f0f0fUL)).AsByte();
        return Avx512BW.Shuffle(table, low) + Avx512BW.Shuffle(table, high);
    }
}
