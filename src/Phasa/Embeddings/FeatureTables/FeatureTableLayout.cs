namespace Phasa.Embeddings.FeatureTables;

/// <summary>
/// Where things lie in a model file (<c>.phasa</c>), little-endian, each part at a multiple of 64 bytes so that vectors
/// load aligned:
/// <code>
/// 0   8 bytes   "PhasaFT1"
/// 8   uint32    rows
/// 12  uint32    dimensions, a multiple of 64
/// 16  uint32    bits of a component: 8 or 4
/// 20  uint32    length of the header in bytes
/// 24  uint64    XXH3 of everything from byte 32 on
/// 32            header, JSON
///     uint32 × rows                       hashes of the features, ascending
///     float32 × rows                      scale of each row, the feature's weight folded in
///     rows × dimensions × bits / 8 bytes  components; of 4 bits, the lower half holds the earlier component + 8
/// </code>
/// </summary>
/// <param name="Rows">Number of features.</param>
/// <param name="Dimensions">Length of a vector.</param>
/// <param name="Bits">Bits of a component.</param>
/// <param name="HeaderLength">Bytes of JSON.</param>
internal readonly record struct FeatureTableLayout(int Rows, int Dimensions, int Bits, int HeaderLength)
{
    public const int PreambleLength = 32;
    public const int Alignment = 64;

    public static ReadOnlySpan<byte> Magic => "PhasaFT1"u8;

    public int RowBytes => Dimensions * Bits / 8;

    public long HashesAt => Aligned(PreambleLength + (long)HeaderLength);

    public long ScalesAt => Aligned(HashesAt + sizeof(uint) * (long)Rows);

    public long ComponentsAt => Aligned(ScalesAt + sizeof(float) * (long)Rows);

    public long FileLength => ComponentsAt + (long)Rows * RowBytes;

    private static long Aligned(long position) => (position + Alignment - 1) / Alignment * Alignment;
}
