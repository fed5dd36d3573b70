using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Phasa.Relational.Moving;

/// <summary>A hash of a line's values: the first half of SHA-256 over each column's name, kind, length and bytes. Not thread-safe.</summary>
internal sealed class LineHash(IReadOnlyList<string> columns)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private readonly byte[][] _names = [.. columns.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The hash of one line.</summary>
    public UInt128 Of(object?[] line)
    {
        _bytes.ResetWrittenCount();
        for (var i = 0; i < line.Length; i++)
        {
            Bytes('c', _names[i]);
            Write(line[i]);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_bytes.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    private void Write(object? value)
    {
        switch (value)
        {
            case null:
                Start('n', 0);
                break;
            case long whole:
                BinaryPrimitives.WriteInt64BigEndian(Start('i', sizeof(long)), whole);
                break;
            case double real:
                BinaryPrimitives.WriteDoubleBigEndian(Start('r', sizeof(double)), real);
                break;
            case string text:
                var length = Encoding.UTF8.GetByteCount(text);
                Encoding.UTF8.GetBytes(text, Start('t', length));
                break;
            case byte[] bytes:
                Bytes('b', bytes);
                break;
            default:
                throw new InvalidOperationException($"{value.GetType()} is no type of a column.");
        }
    }

    private void Bytes(char kind, byte[] bytes) => bytes.CopyTo(Start(kind, bytes.Length));

    /// <summary>Writes a value's kind and length, and gives the place for its bytes.</summary>
    private Span<byte> Start(char kind, int length)
    {
        const int Head = 1 + sizeof(int);
        var span = _bytes.GetSpan(Head + length)[..(Head + length)];
        span[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(span[1..], length);
        _bytes.Advance(Head + length);
        return span[Head..];
    }
}
