using Phasa.Indexes.Kernels;
using Phasa.Indexes.Scans;

namespace Phasa.Indexes;

/// <summary>The rows of a language index as of one moment. Immutable; any number of threads may scan it.</summary>
internal sealed class LanguageIndexSnapshot(RowBlock[] blocks, int count, FrozenBitmap deleted, int dimensions, ScanKernel kernel)
{
    private object? _counted;

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

    /// <summary>The arithmetic.</summary>
    internal ScanKernel Kernel => kernel;

    /// <summary>Whether the row at a position was removed.</summary>
    public bool IsDeleted(int position) => deleted.Contains(position);

    /// <summary>The passage slot of the row at a position.</summary>
    public int SlotAt(int position) => blocks[position / RowBlock.Rows].Slots[position % RowBlock.Rows];

    /// <summary>The vector of the row at a position.</summary>
    public ReadOnlySpan<float> VectorAt(int position) => blocks[position / RowBlock.Rows].Vector(position % RowBlock.Rows);

    /// <summary>Compares a query with every living row whose passage the filter admits.</summary>
    /// <remarks>
    /// A large index is compared in passes of growing exactness (<see cref="ScanPlan"/>): the order of what is returned is
    /// that of the vectors; a row among the best k is missed about once in a thousand (docs/concepts/vector-index.md).
    /// Allocates nothing once its memory is warm.
    /// </remarks>
    /// <param name="query">A vector of length 1 in the index's space.</param>
    /// <param name="admits">Whether the passage at a slot takes part.</param>
    /// <param name="matches">Receives the rows that may be among its best, at least as many as it keeps where there are.</param>
    /// <returns>How many rows took part.</returns>
    public int Scan<TFilter>(ReadOnlySpan<float> query, TFilter admits, TopMatches matches)
        where TFilter : struct, ISlotFilter =>
        Scan(query, admits, matches, ScanPlan.For(dimensions, count, matches.Capacity));

    /// <summary>Compares a query by a plan of the caller's own.</summary>
    internal int Scan<TFilter>(ReadOnlySpan<float> query, TFilter admits, TopMatches matches, ScanPlan plan)
        where TFilter : struct, ISlotFilter
    {
        if (count == 0)
        {
            return 0;
        }

        var scan = RowScan<TFilter>.Rent(this, query, admits, matches, plan);
        ScanPasses.Run(scan);
        scan.Return();
        return CountAdmitted(admits);
    }

    /// <summary>A block of rows.</summary>
    internal RowBlock BlockAt(int number) => blocks[number];

    /// <summary>How many living rows a filter admits. Remembered for the filter that asked last.</summary>
    internal int CountAdmitted<TFilter>(TFilter admits)
        where TFilter : struct, ISlotFilter
    {
        if (typeof(TFilter) == typeof(EveryPassage))
        {
            return Living;
        }

        if (_counted is FilterCount<TFilter> known && EqualityComparer<TFilter>.Default.Equals(known.Filter, admits))
        {
            return known.Rows;
        }

        var rows = 0;
        for (var position = 0; position < count; position++)
        {
            rows += !IsDeleted(position) && admits.Admits(SlotAt(position)) ? 1 : 0;
        }

        _counted = new FilterCount<TFilter>(admits, rows);
        return rows;
    }

    private sealed record FilterCount<TFilter>(TFilter Filter, int Rows)
        where TFilter : struct, ISlotFilter;
}
