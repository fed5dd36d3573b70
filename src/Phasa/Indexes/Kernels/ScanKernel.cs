using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Phasa.Indexes.Kernels;

/// <summary>
/// The arithmetic of a scan for one kind of processor. Integers (signs, Hamming distances, quantised components, selected
/// rows) are the same from every kernel to the last bit; a score multiplies one exact integer, so it is too; only
/// <see cref="Dot"/> may differ, by the order of its additions. Stateless and thread-safe.
/// </summary>
/// <remarks>
/// Sign codes lie in groups of <see cref="GroupRows"/> rows: word 0 of the eight rows, then word 1 of the eight, and so on,
/// so that one load gives a register eight rows to work on. The loops are compiled once and optimised at once: compiled by
/// the profile of their first calls, the one over signs was measured three times slower in some processes. Quantised rows lie one after another, each filled up with
/// zeros to a multiple of <see cref="RowAlignment"/> components.
/// </remarks>
internal abstract class ScanKernel
{
    /// <summary>Rows whose sign codes are interleaved.</summary>
    public const int GroupRows = 8;

    /// <summary>What a quantised row's length is rounded up to, in components.</summary>
    public const int RowAlignment = 64;

    /// <summary>What PHASA_KERNEL calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether this processor runs it.</summary>
    public abstract bool IsSupported { get; }

    /// <summary>Words of 64 bits in a sign code.</summary>
    public static int CodeWords(int dimensions) => (dimensions + 63) / 64;

    /// <summary>Components of a quantised row, its filling included.</summary>
    public static int RowLength(int dimensions) => (dimensions + RowAlignment - 1) / RowAlignment * RowAlignment;

    /// <summary>Sets bit i where component i has a sign (negative zero has one); bits beyond the vector are 0.</summary>
    /// <param name="vector">A vector of any length.</param>
    /// <param name="code"><see cref="CodeWords"/> words.</param>
    public abstract void PackSigns(ReadOnlySpan<float> vector, Span<ulong> code);

    /// <summary>Counts the signs in which a query differs from each row of whole groups.</summary>
    /// <param name="codes">The interleaved codes of <c>distances.Length</c> rows.</param>
    /// <param name="query">The query's code.</param>
    /// <param name="distances">Receives 0..dimensions per row; its length is a multiple of <see cref="GroupRows"/>.</param>
    public abstract void Distances(ReadOnlySpan<ulong> codes, ReadOnlySpan<ulong> query, Span<ushort> distances);

    /// <summary>Writes the numbers of the rows at most <paramref name="cut"/> away, in order.</summary>
    /// <returns>How many there are.</returns>
    public abstract int SelectNear(ReadOnlySpan<ushort> distances, ushort cut, Span<ushort> rows);

    /// <summary>Dot products of quantised rows with a query, each times its row's scale.</summary>
    /// <param name="rows">Rows one after another, as many as <paramref name="scores"/>.</param>
    /// <param name="query">The query's quantised components, widened, as long as a row.</param>
    /// <param name="scales">What one step is worth in each row.</param>
    /// <param name="scores">Receives cosine divided by the query's own scale, to within quantisation.</param>
    public abstract void Scores(ReadOnlySpan<sbyte> rows, ReadOnlySpan<short> query, ReadOnlySpan<float> scales, Span<float> scores);

    /// <summary>Writes the numbers of the rows whose score is above <paramref name="cut"/>, in order.</summary>
    /// <returns>How many there are.</returns>
    public abstract int SelectAbove(ReadOnlySpan<float> scores, float cut, Span<ushort> rows);

    /// <summary>The dot product of two vectors of equal length n, off by at most n · 2⁻²³ times the sum of |aᵢ·bᵢ|.</summary>
    public abstract float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b);

    /// <summary>
    /// Quantises symmetrically to −127..127: the component largest in size becomes ±127, halves go to the even neighbour.
    /// </summary>
    /// <param name="vector">Finite components.</param>
    /// <param name="row">Receives the steps, and zeros after them.</param>
    /// <returns>What one step is worth; 0 for a vector of zeros.</returns>
    public virtual float Quantise(ReadOnlySpan<float> vector, Span<sbyte> row)
    {
        var largest = Vector128<float>.Zero;
        ref var source = ref MemoryMarshal.GetReference(vector);
        var whole = vector.Length & ~15;
        for (var i = 0; i < whole; i += 4)
        {
            largest = Vector128.Max(largest, Vector128.Abs(Vector128.LoadUnsafe(ref source, (nuint)i)));
        }

        var size = ScalarKernel.Largest(vector[whole..]);
        for (var lane = 0; lane < 4; lane++)
        {
            size = MathF.Max(size, largest[lane]);
        }

        var (steps, step) = ScalarKernel.StepOf(size);
        ref var target = ref MemoryMarshal.GetReference(row);
        for (var i = 0; i < whole; i += 16)
        {
            var low = Vector128.Narrow(Steps(ref source, i, steps), Steps(ref source, i + 4, steps));
            var high = Vector128.Narrow(Steps(ref source, i + 8, steps), Steps(ref source, i + 12, steps));
            Vector128.Narrow(low, high).StoreUnsafe(ref target, (nuint)i);
        }

        ScalarKernel.WriteSteps(vector[whole..], steps, row[whole..]);
        return step;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Steps(ref float source, int index, float steps) =>
        Vector128.ConvertToInt32(Vector128.Round(Vector128.LoadUnsafe(ref source, (nuint)index) * steps));
}
