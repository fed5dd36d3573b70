using System.Buffers.Binary;
using System.IO.Hashing;

namespace Phasa.Separation.Vectors;

/// <summary>
/// A record of a file of vectors: key, vector, checksum. All records of a file have one length, so that a damaged one is passed
/// over and those after it are read. A checksum begins with that of the header: a record of another file is damaged here.
/// </summary>
/// <param name="dimensions">Length of a vector.</param>
/// <param name="seed">The header's checksum.</param>
internal sealed class VectorRecord(int dimensions, long seed)
{
    private const int ChecksumBytes = 8;

    /// <summary>Its length in bytes.</summary>
    public int Length { get; } = VectorKey.Bytes + (dimensions * sizeof(float)) + ChecksumBytes;

    /// <summary>Writes a record.</summary>
    public void Write(Span<byte> record, VectorKey key, ReadOnlySpan<float> vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, dimensions);
        key.Write(record);
        for (var i = 0; i < dimensions; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(record[(VectorKey.Bytes + (i * sizeof(float)))..], vector[i]);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(record[(Length - ChecksumBytes)..], Checksum(record));
    }

    /// <summary>The vector of a record.</summary>
    public float[] Vector(ReadOnlySpan<byte> record)
    {
        var vector = new float[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            vector[i] = BinaryPrimitives.ReadSingleLittleEndian(record[(VectorKey.Bytes + (i * sizeof(float)))..]);
        }

        return vector;
    }

    /// <summary>Whether a record is as it was written.</summary>
    public bool IsSound(ReadOnlySpan<byte> record) =>
        Checksum(record) == BinaryPrimitives.ReadUInt64LittleEndian(record[(Length - ChecksumBytes)..Length]);

    private ulong Checksum(ReadOnlySpan<byte> record) => XxHash3.HashToUInt64(record[..(Length - ChecksumBytes)], seed);
}
