using Phasa.Indexes.Kernels;
using Phasa.Indexes.Sidecars;

namespace Phasa.Indexes;

/// <summary>
/// The rows of one collection in one language. One writer appends and removes; readers scan what
/// <see cref="Snapshot"/> returned, without locks: a block is written only beyond the count that any snapshot knows.
/// </summary>
/// <param name="dimensions">Length of a vector; 0 for an index that knows its rows' passages alone, because the vectors are elsewhere.</param>
/// <param name="kernel">The arithmetic; the process's own when omitted.</param>
internal sealed class LanguageIndex(int dimensions, ScanKernel? kernel = null)
{
    private const int CompactionMinimum = 1024;

    private readonly ScanKernel _kernel = kernel ?? ScanKernels.Active;
    private CodeSlabs _codes = new(dimensions);
    private RowBlock[] _blocks = [];
    private Bitmap _deleted = new();
    private int _count;
    private SlotRows _places = new();

    /// <summary>The index that a sidecar holds.</summary>
    /// <param name="dimensions">Length of a vector.</param>
    /// <param name="blocks">Its rows. The vectors of the last block, which is appended to, are in memory.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="deleted">The removed ones.</param>
    public LanguageIndex(int dimensions, RowBlock[] blocks, int count, Bitmap deleted)
        : this(dimensions) => (_blocks, _count, _deleted) = (blocks, count, deleted);

    /// <summary>Appends a row.</summary>
    /// <returns>Its position, valid until <see cref="NeedsCompaction"/> is answered with a new index.</returns>
    public int Append(int slot, ReadOnlySpan<float> vector)
    {
        var (block, offset) = Math.DivRem(_count, RowBlock.Rows);
        if (block == _blocks.Length)
        {
            // Readers hold the array they were given, so it is replaced rather than grown.
            _blocks = [.. _blocks, new RowBlock(dimensions, _codes.Take(block))];
        }

        _blocks[block].Write(offset, slot, vector, _kernel);
        return _count++;
    }

    /// <summary>Removes the row at a position.</summary>
    public void Remove(int position) => _deleted.Set(position, true);

    /// <summary>Whether more than half of the rows are removed ones.</summary>
    public bool NeedsCompaction => _deleted.Count > CompactionMinimum && _deleted.Count > _count / 2;

    /// <summary>The rows as they are now.</summary>
    public LanguageIndexSnapshot Snapshot() => new(_blocks, _count, _deleted.Freeze(), dimensions, _kernel, _places);

    /// <summary>Lets go of the memory of vectors that a sidecar holds now.</summary>
    /// <param name="written">What was written into it, blocks that were filled since being the same.</param>
    /// <param name="filed">Where the vectors of its whole blocks are.</param>
    public void LeaveVectorsTo(LanguageIndexSnapshot written, IReadOnlyList<FiledVectors> filed)
    {
        var blocks = (RowBlock[])_blocks.Clone();
        for (var i = 0; i < filed.Count; i++)
        {
            // Compacted since, the rows are others.
            if (i < blocks.Length && blocks[i] == written.BlockAt(i))
            {
                blocks[i] = blocks[i].WithVectorsIn(filed[i]);
            }
        }

        _blocks = blocks;
    }

    /// <summary>Writes the living rows anew.</summary>
    /// <returns>The new position for each old one; −1 for removed rows.</returns>
    public int[] Compact()
    {
        var old = Snapshot();
        var moved = new int[old.Count];
        var buffer = new float[dimensions];
        (_blocks, _codes, _deleted, _count, _places) = ([], new CodeSlabs(dimensions), new Bitmap(), 0, new());
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = old.IsDeleted(i) ? -1 : Append(old.SlotAt(i), old.ReadVector(i, buffer));
        }

        return moved;
    }
}
