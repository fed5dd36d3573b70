using Phasa.Indexes.Kernels;
using Phasa.Indexes.Scans;

namespace Phasa.Indexes;

/// <summary>The rows of a language index as of one moment. Immutable; any number of threads may scan it.</summary>
internal sealed class LanguageIndexSnapshot(RowBlock[] blocks, int count, FrozenBitmap deleted, int dimensions, ScanKernel kernel, SlotRows? places = null)
{
    /// <summary>Of a passage whose text gave more rows, because it is longer than the model reads at once, so many are compared.</summary>
    private const int MostOfOne = 8;

    private readonly FilterMemory _filters = new();
    private readonly SlotRows _places = places ?? new();

    /// <summary>An index without rows.</summary>
    public static LanguageIndexSnapshot Empty { get; } = new([], 0, default, 0, ScanKernels.All[0]);

    /// <summary>Rows, removed ones included.</summary>
    public int Count => count;

    /// <summary>Rows that are searched.</summary>
    public int Living => count - deleted.Count;

    /// <summary>Length of a vector.</summary>
    public int Dimensions => dimensions;

    /// <summary>Memory the rows take, in bytes, with the space kept for the next ones.</summary>
    public long Bytes => blocks.Sum(b => b.Size);

    /// <summary>Blocks that have rows.</summary>
    internal int Blocks => (count + RowBlock.Rows - 1) / RowBlock.Rows;

    /// <summary>Whether all vectors are in memory.</summary>
    internal bool HasVectors => blocks.Length == 0 || blocks[0].HasVectors;

    /// <summary>The removed rows.</summary>
    internal FrozenBitmap Deleted => deleted;

    /// <summary>The arithmetic.</summary>
    internal ScanKernel Kernel => kernel;

    /// <summary>Whether the row at a position was removed.</summary>
    public bool IsDeleted(int position) => deleted.Contains(position);

    /// <summary>The passage slot of the row at a position.</summary>
    public int SlotAt(int position) => blocks[position / RowBlock.Rows].Slots[position % RowBlock.Rows];

    /// <summary>The vector of the row at a position, a copy where it lies in a file.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/> when the file fails.</exception>
    public ReadOnlySpan<float> VectorAt(int position)
    {
        var block = blocks[position / RowBlock.Rows];
        return block.ExactVector(position % RowBlock.Rows, block.HasVectors ? [] : new float[dimensions]);
    }

    /// <summary>The vector of the row at a position.</summary>
    /// <param name="position">The position.</param>
    /// <param name="buffer">Receives it where it lies in a file.</param>
    /// <returns>The vector, in the buffer or not.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreUnavailable"/> when the file fails.</exception>
    public ReadOnlySpan<float> ReadVector(int position, Span<float> buffer) =>
        blocks[position / RowBlock.Rows].ExactVector(position % RowBlock.Rows, buffer);

    /// <summary>Whether a passage has a living row here.</summary>
    public bool Has(int slot)
    {
        Span<int> position = stackalloc int[1];
        return _places.Find(this, slot, position) > 0;
    }

    /// <summary>The similarity of a passage that is known, as a scan would tell it: that of its best living row.</summary>
    /// <param name="slot">The passage.</param>
    /// <param name="query">A vector of length 1 in the index's space.</param>
    /// <returns>A cosine, −1..1; null when the passage has no living row here.</returns>
    public float? SimilarityOf(int slot, ReadOnlySpan<float> query)
    {
        Span<int> positions = stackalloc int[MostOfOne];
        float? best = null;
        foreach (var position in positions[.._places.Find(this, slot, positions)])
        {
            var block = blocks[position / RowBlock.Rows];
            var vector = block.Vector(position % RowBlock.Rows, block.HasVectors ? [] : new float[dimensions]);
            var similarity = Math.Clamp(kernel.Dot(query, vector), -1f, 1f);
            best = similarity > best ? similarity : best ?? similarity;
        }

        return best;
    }

    /// <summary>Compares a query with every living row whose passage the filter admits.</summary>
    /// <remarks>
    /// A large index is compared in passes of growing exactness (<see cref="ScanPlan"/>): the order of what is returned is
    /// that of the vectors; a row among the best k is missed less than once in a hundred (docs/concepts/vector-index.md).
    /// Allocates nothing once its memory is warm and the filter was seen before.
    /// </remarks>
    /// <param name="query">A vector of length 1 in the index's space.</param>
    /// <param name="admits">Whether the passage at a slot takes part.</param>
    /// <param name="matches">Receives the rows that may be among its best, at least as many as it keeps where there are.</param>
    /// <returns>How many rows took part.</returns>
    public int Scan<TFilter>(ReadOnlySpan<float> query, TFilter admits, TopMatches matches)
        where TFilter : struct, ISlotFilter =>
        count == 0 ? 0 : Run(RowScan<TFilter>.Rent(this, query, admits, matches));

    /// <summary>Compares a query by a plan of the caller's own, whatever the filter.</summary>
    internal int Scan<TFilter>(ReadOnlySpan<float> query, TFilter admits, TopMatches matches, ScanPlan plan)
        where TFilter : struct, ISlotFilter =>
        count == 0 ? 0 : Run(RowScan<TFilter>.Rent(this, query, admits, matches, plan));

    /// <summary>A block of rows.</summary>
    internal RowBlock BlockAt(int number) => blocks[number];

    /// <summary>The living rows that a filter admits.</summary>
    internal AdmittedRows Admitted<TFilter>(TFilter admits)
        where TFilter : struct, ISlotFilter =>
        typeof(TFilter) == typeof(EveryPassage) ? new AdmittedRows(Living, null) : _filters.Rows(this, admits);

    private static int Run<TFilter>(RowScan<TFilter> scan)
        where TFilter : struct, ISlotFilter
    {
        try
        {
            ScanPasses.Run(scan);
            return scan.CountAdmitted();
        }
        finally
        {
            scan.Return();
        }
    }
}
