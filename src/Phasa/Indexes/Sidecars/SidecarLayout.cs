using Phasa.Indexes.Kernels;

namespace Phasa.Indexes.Sidecars;

/// <summary>
/// Where the parts of a sidecar begin: header; bitmap of removed rows; then per block of <see cref="RowBlock.Rows"/> rows its
/// sign codes, components as bytes, scales, slots and the vectors' checksums, as they lie in memory; then the vectors.
/// </summary>
internal readonly record struct SidecarLayout(int Dimensions, int Count, int DeletedWords)
{
    /// <summary>Blocks of rows, the last one whole too.</summary>
    public int Blocks => (Count + RowBlock.Rows - 1) / RowBlock.Rows;

    /// <summary>Bytes of a block without its vectors.</summary>
    public int BlockBytes => RowBlock.Rows * ((8 * ScanKernel.CodeWords(Dimensions)) + ScanKernel.RowLength(Dimensions) + 12);

    /// <summary>Bytes of a vector.</summary>
    public int VectorBytes => Dimensions * sizeof(float);

    /// <summary>Where the blocks begin.</summary>
    public long BlocksAt => SidecarHeader.Length + (8L * DeletedWords);

    /// <summary>Where the vectors begin.</summary>
    public long VectorsAt => BlocksAt + ((long)Blocks * BlockBytes);

    /// <summary>The file's length.</summary>
    public long Length => VectorsAt + ((long)Count * VectorBytes);
}
