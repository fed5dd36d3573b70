using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Phasa.Embeddings;

namespace Phasa.Separation.Vectors;

/// <summary>What a vector is found by within its space: a role and a text, as the first 16 bytes of a SHA-256.</summary>
internal readonly record struct VectorKey(ulong High, ulong Low)
{
    /// <summary>Its length in bytes.</summary>
    public const int Bytes = 16;

    /// <summary>The key of a text in a role.</summary>
    public static VectorKey Of(TextRole role, string text) => Read(SHA256.HashData(Encoding.UTF8.GetBytes($"{role}\n{text}")));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static VectorKey Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));

    /// <summary>Writes its bytes.</summary>
    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, High);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Low);
    }
}
