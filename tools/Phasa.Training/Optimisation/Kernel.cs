using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Phasa.Training.Optimisation;

/// <summary>
/// The inner block of a matrix product: 8 rows of A times 32 columns of B, sums kept in registers. B is packed: 32 floats
/// for each k. Fused multiply-add on every processor, so that a run gives the same numbers everywhere.
/// </summary>
internal static class Kernel
{
    public const int RowsPerBlock = 8;
    public const int ColumnsPerBlock = 32;

    /// <summary>c[i·stride + j] = Σ_k a[i·depth + k] · b[32·k + j], for i below 8 and j below 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ref float a, ref float b, int depth, ref float c, int stride)
    {
        Vector512<float> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        Vector512<float> s40 = default, s41 = default, s50 = default, s51 = default, s60 = default, s61 = default, s70 = default, s71 = default;
        ref var a1 = ref Unsafe.Add(ref a, depth);
        ref var a2 = ref Unsafe.Add(ref a1, depth);
        ref var a3 = ref Unsafe.Add(ref a2, depth);
        ref var a4 = ref Unsafe.Add(ref a3, depth);
        ref var a5 = ref Unsafe.Add(ref a4, depth);
        ref var a6 = ref Unsafe.Add(ref a5, depth);
        ref var a7 = ref Unsafe.Add(ref a6, depth);
        for (nint k = 0; k < depth; k++)
        {
            var low = Vector512.LoadUnsafe(ref b);
            var high = Vector512.LoadUnsafe(ref b, 16);
            b = ref Unsafe.Add(ref b, ColumnsPerBlock);
            var x = Vector512.Create(Unsafe.Add(ref a, k));
            s00 = Vector512.FusedMultiplyAdd(x, low, s00);
            s01 = Vector512.FusedMultiplyAdd(x, high, s01);
            x = Vector512.Create(Unsafe.Add(ref a1, k));
            s10 = Vector512.FusedMultiplyAdd(x, low, s10);
            s11 = Vector512.FusedMultiplyAdd(x, high, s11);
            x = Vector512.Create(Unsafe.Add(ref a2, k));
            s20 = Vector512.FusedMultiplyAdd(x, low, s20);
            s21 = Vector512.FusedMultiplyAdd(x, high, s21);
            x = Vector512.Create(Unsafe.Add(ref a3, k));
            s30 = Vector512.FusedMultiplyAdd(x, low, s30);
            s31 = Vector512.FusedMultiplyAdd(x, high, s31);
            x = Vector512.Create(Unsafe.Add(ref a4, k));
            s40 = Vector512.FusedMultiplyAdd(x, low, s40);
            s41 = Vector512.FusedMultiplyAdd(x, high, s41);
            x = Vector512.Create(Unsafe.Add(ref a5, k));
            s50 = Vector512.FusedMultiplyAdd(x, low, s50);
            s51 = Vector512.FusedMultiplyAdd(x, high, s51);
            x = Vector512.Create(Unsafe.Add(ref a6, k));
            s60 = Vector512.FusedMultiplyAdd(x, low, s60);
            s61 = Vector512.FusedMultiplyAdd(x, high, s61);
            x = Vector512.Create(Unsafe.Add(ref a7, k));
            s70 = Vector512.FusedMultiplyAdd(x, low, s70);
            s71 = Vector512.FusedMultiplyAdd(x, high, s71);
        }

        Store(ref c, s00, s01);
        Store(ref Unsafe.Add(ref c, stride), s10, s11);
        Store(ref Unsafe.Add(ref c, 2 * stride), s20, s21);
        Store(ref Unsafe.Add(ref c, 3 * stride), s30, s31);
        Store(ref Unsafe.Add(ref c, 4 * stride), s40, s41);
        Store(ref Unsafe.Add(ref c, 5 * stride), s50, s51);
        Store(ref Unsafe.Add(ref c, 6 * stride), s60, s61);
        Store(ref Unsafe.Add(ref c, 7 * stride), s70, s71);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float c, Vector512<float> low, Vector512<float> high)
    {
        low.StoreUnsafe(ref c);
        high.StoreUnsafe(ref c, 16);
    }
}
