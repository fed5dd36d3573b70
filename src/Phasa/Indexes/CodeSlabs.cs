using Phasa.Indexes.Kernels;

namespace Phasa.Indexes;

/// <summary>
/// Memory for the sign codes of blocks. Those of a large index lie together: a pass over a million rows took twice as
/// long when each block's codes lay by themselves, because a processor reads ahead only where memory goes on.
/// </summary>
/// <param name="dimensions">Length of a vector.</param>
internal sealed class CodeSlabs(int dimensions)
{
    /// <summary>An index of fewer blocks takes memory block by block.</summary>
    private const int SmallIndexBlocks = 16;

    private const int SlabBlocks = 64;

    private readonly int _words = RowBlock.Rows * ScanKernel.CodeWords(dimensions);
    private AlignedArray<ulong>? _slab;
    private int _taken;

    /// <summary>Memory for the next block.</summary>
    /// <param name="block">Its number.</param>
    public CodeMemory Take(int block)
    {
        if (block < SmallIndexBlocks)
        {
            return new(new(_words), 0, _words);
        }

        if (_slab is null || _taken == SlabBlocks)
        {
            (_slab, _taken) = (new(_words * SlabBlocks), 0);
        }

        return new(_slab, _words * _taken++, _words);
    }
}

/// <summary>A block's part of a slab.</summary>
internal readonly record struct CodeMemory(AlignedArray<ulong> Slab, int Start, int Length)
{
    /// <summary>The words.</summary>
    public Span<ulong> Span => Slab.Span.Slice(Start, Length);
}
