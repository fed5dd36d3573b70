using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Phasa.Embeddings;

namespace Phasa.Separation.Vectors;

/// <summary>
/// The beginning of a file of vectors: eight letters, the space's id, the dimensions, the length of the probe, the probe, and a
/// checksum over all of it, which is what every record's own checksum begins with. Numbers are little-endian.
/// </summary>
internal sealed class VectorFileHeader
{
    private const int ProbeAt = 8 + 16 + 4 + 4;
    private const int ChecksumBytes = 8;

    private static readonly byte[] Letters = "PHASAVC1"u8.ToArray();

    private VectorFileHeader(byte[] bytes, SpaceProbe probe) => (Bytes, Probe) = (bytes, probe);

    /// <summary>All of it.</summary>
    public byte[] Bytes { get; }

    /// <summary>Where the model put the probe's texts when the file was begun.</summary>
    public SpaceProbe Probe { get; }

    /// <summary>Its checksum.</summary>
    public long Checksum => BinaryPrimitives.ReadInt64LittleEndian(Bytes.AsSpan(Bytes.Length - ChecksumBytes));

    /// <summary>The header of a new file.</summary>
    public static VectorFileHeader Of(EmbeddingSpace space, SpaceProbe probe)
    {
        var vectors = probe.ToBytes();
        var bytes = new byte[ProbeAt + vectors.Length + ChecksumBytes];
        Letters.CopyTo(bytes, 0);
        Encoding.ASCII.GetBytes(space.Id, bytes.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(24), space.Dimensions);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(28), vectors.Length);
        vectors.CopyTo(bytes, ProbeAt);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(bytes.Length - ChecksumBytes), XxHash3.HashToUInt64(bytes.AsSpan(0, bytes.Length - ChecksumBytes)));
        return new(bytes, probe);
    }

    /// <summary>Reads the header of a file; null when it is damaged or none of that space.</summary>
    public static VectorFileHeader? Read(Stream file, EmbeddingSpace space)
    {
        // A probe's length follows from the dimensions, so that a damaged length asks for no memory.
        var bytes = new byte[ProbeAt + (SpaceProbe.Count * space.Dimensions * 2) + ChecksumBytes];
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            return null;
        }

        var sound = XxHash3.HashToUInt64(bytes.AsSpan(0, bytes.Length - ChecksumBytes)) == BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(bytes.Length - ChecksumBytes))
            && bytes.AsSpan(0, Letters.Length).SequenceEqual(Letters)
            && Encoding.ASCII.GetString(bytes.AsSpan(8, 16)) == space.Id;
        return sound ? new(bytes, SpaceProbe.FromBytes(bytes.AsSpan(ProbeAt, bytes.Length - ProbeAt - ChecksumBytes))) : null;
    }
}
