using System.Numerics.Tensors;

namespace Phasa.Indexes;

/// <summary>The rows of a language index as of one moment. Immutable; any number of threads may scan it.</summary>
internal sealed class LanguageIndexSnapshot(IReadOnlyList<RowBlock> blocks, int count, FrozenBitmap deleted)
{
    /// <summary>An index without rows.</summary>
    public static LanguageIndexSnapshot Empty { get; } = new([], 0, default);

    /// <summary>Rows, removed ones included.</summary>
    public int Count => count;

    /// <summary>Rows that are searched.</summary>
    public int Living => count - deleted.Count;

    /// <summary>Whether the row at a position was removed.</summary>
    public bool IsDeleted(int position) => deleted.Contains(position);

    /// <summary>The passage slot of the row at a position.</summary>
    public int SlotAt(int position) => blocks[position / RowBlock.Rows].Slot(position % RowBlock.Rows);

    /// <summary>The vector of the row at a position.</summary>
    public ReadOnlySpan<float> VectorAt(int position) => blocks[position / RowBlock.Rows].Vector(position % RowBlock.Rows);

    /// <summary>Compares a query with every living row whose passage the filter admits.</summary>
    /// <param name="query">A vector of length 1 in the index's space.</param>
    /// <param name="admits">Whether the passage at a slot takes part.</param>
    /// <param name="matches">Receives the rows.</param>
    /// <returns>How many rows took part.</returns>
    public int Scan<TFilter>(ReadOnlySpan<float> query, TFilter admits, TopMatches matches)
        where TFilter : struct, ISlotFilter
    {
        var compared = 0;
        for (var position = 0; position < count; position++)
        {
            var block = blocks[position / RowBlock.Rows];
            var row = position % RowBlock.Rows;
            var slot = block.Slot(row);
            if (deleted.Contains(position) || !admits.Admits(slot))
            {
                continue;
            }

            // Rounding can take the dot product of two unit vectors a little beyond ±1.
            matches.Offer(slot, Math.Clamp(TensorPrimitives.Dot(query, block.Vector(row)), -1f, 1f));
            compared++;
        }

        return compared;
    }
}
