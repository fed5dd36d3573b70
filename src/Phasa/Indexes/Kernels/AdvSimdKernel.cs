using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Phasa.Indexes.Kernels;

/// <summary>Registers of 128 bits on 64-bit ARM, which count the bits of a byte themselves.</summary>
internal sealed class AdvSimdKernel : ScanKernel
{
    /// <inheritdoc/>
    public override string Name => "advsimd";

    /// <inheritdoc/>
    public override bool IsSupported => AdvSimd.Arm64.IsSupported;

    /// <inheritdoc/>
    public override void PackSigns(ReadOnlySpan<float> vector, Span<ulong> code)
    {
        ref var source = ref MemoryMarshal.GetReference(vector);
        var whole = vector.Length / 64;
        for (var word = 0; word < whole; word++)
        {
            var bits = 0UL;
            for (var i = 0; i < 16; i++)
            {
                bits |= (ulong)Vector128.LoadUnsafe(ref source, (nuint)((word * 64) + (i * 4))).ExtractMostSignificantBits() << (i * 4);
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
        ref var target = ref MemoryMarshal.GetReference(distances);
        for (nuint row = 0; row < (nuint)distances.Length; row += GroupRows)
        {
            // Four registers of two rows each.
            var (a, b, c, d) = (Vector128<ushort>.Zero, Vector128<ushort>.Zero, Vector128<ushort>.Zero, Vector128<ushort>.Zero);
            foreach (var word in query)
            {
                var wanted = Vector128.Create(word);
                a = Count(a, Vector128.LoadUnsafe(ref code) ^ wanted);
                b = Count(b, Vector128.LoadUnsafe(ref code, 2) ^ wanted);
                c = Count(c, Vector128.LoadUnsafe(ref code, 4) ^ wanted);
                d = Count(d, Vector128.LoadUnsafe(ref code, 6) ^ wanted);
                code = ref Unsafe.Add(ref code, GroupRows);
            }

            AdvSimd.Arm64.AddPairwise(AdvSimd.Arm64.AddPairwise(a, b), AdvSimd.Arm64.AddPairwise(c, d)).StoreUnsafe(ref target, row);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int SelectNear(ReadOnlySpan<ushort> distances, ushort cut, Span<ushort> rows)
    {
        ref var distance = ref MemoryMarshal.GetReference(distances);
        var limit = Vector128.Create(cut);
        var (found, row) = (0, 0);
        for (; row <= distances.Length - Vector128<ushort>.Count; row += Vector128<ushort>.Count)
        {
            if (Vector128.LessThanOrEqualAny(Vector128.LoadUnsafe(ref distance, (nuint)row), limit))
            {
                found = ScalarKernel.Near(distances[..(row + Vector128<ushort>.Count)], cut, row, rows, found);
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
            var (even, odd) = (Vector128<int>.Zero, Vector128<int>.Zero);
            for (nuint i = 0; i < (nuint)query.Length; i += 16)
            {
                var components = Vector128.LoadUnsafe(ref r, i);
                var low = AdvSimd.SignExtendWideningLower(components.GetLower());
                var high = AdvSimd.SignExtendWideningUpper(components);
                var (lowQuery, highQuery) = (Vector128.LoadUnsafe(ref q, i), Vector128.LoadUnsafe(ref q, i + 8));
                even = AdvSimd.MultiplyWideningLowerAndAdd(even, low.GetLower(), lowQuery.GetLower());
                odd = AdvSimd.MultiplyWideningUpperAndAdd(odd, low, lowQuery);
                even = AdvSimd.MultiplyWideningLowerAndAdd(even, high.GetLower(), highQuery.GetLower());
                odd = AdvSimd.MultiplyWideningUpperAndAdd(odd, high, highQuery);
            }

            scores[row] = Vector128.Sum(even + odd) * scales[row];
            r = ref Unsafe.Add(ref r, query.Length);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int SelectAbove(ReadOnlySpan<float> scores, float cut, Span<ushort> rows)
    {
        ref var score = ref MemoryMarshal.GetReference(scores);
        var limit = Vector128.Create(cut);
        var (found, row) = (0, 0);
        for (; row <= scores.Length - Vector128<float>.Count; row += Vector128<float>.Count)
        {
            if (Vector128.GreaterThanAny(Vector128.LoadUnsafe(ref score, (nuint)row), limit))
            {
                found = ScalarKernel.Above(scores[..(row + Vector128<float>.Count)], cut, row, rows, found);
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
        var (even, odd) = (Vector128<float>.Zero, Vector128<float>.Zero);
        nuint i = 0;
        for (; i + 8 <= (nuint)a.Length; i += 8)
        {
            even = AdvSimd.FusedMultiplyAdd(even, Vector128.LoadUnsafe(ref x, i), Vector128.LoadUnsafe(ref y, i));
            odd = AdvSimd.FusedMultiplyAdd(odd, Vector128.LoadUnsafe(ref x, i + 4), Vector128.LoadUnsafe(ref y, i + 4));
        }

        var sum = Vector128.Sum(even + odd);
        for (; i < (nuint)a.Length; i++)
        {
            sum += a[(int)i] * b[(int)i];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Count(Vector128<ushort> sum, Vector128<ulong> bits) =>
        AdvSimd.AddPairwiseWideningAndAdd(sum, AdvSimd.PopCount(bits.AsByte()));
}
