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
                var bytes = Vector512<byte>.Zero;
                for (var word = from; word < Math.Min(query.Length, from + WordsPerSum); word++)
                {
                    bytes += CountBits(Vector512.LoadUnsafe(ref code) ^ Vector512.Create(Unsafe.Add(ref q, word)));
                    code = ref Unsafe.Add(ref code, GroupRows);
                }

                sums += Avx512BW.SumAbsoluteDifferences(bytes, Vector512<byte>.Zero).AsUInt64();
            }

            Avx512F.ConvertToVector128UInt16(sums).StoreUnsafe(ref target, row);
        }
    }

    /// <inheritdoc/>
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
    public override float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var (even, odd) = (Vector512<float>.Zero, Vector512<float>.Zero);
        nuint i = 0;
        for (; i + 32 <= (nuint)a.Length; i += 32)
        {
            even = Avx512F.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i), Vector512.LoadUnsafe(ref y, i), even);
            odd = Avx512F.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i + 16), Vector512.LoadUnsafe(ref y, i + 16), odd);
        }

        var sum = Vector512.Sum(even + odd);
        for (; i < (nuint)a.Length; i++)
        {
            sum += a[(int)i] * b[(int)i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Widen(ref sbyte row, nuint index) =>
        Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref row, index));

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
