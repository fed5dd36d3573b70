using System.Runtime.InteropServices;
using System.Text;

namespace Phasa.LocalModels.Onnx.Graphs;

/// <summary>
/// A protocol-buffers message being written: fields in the order they were added. Lengths are computed, so that a table of
/// hundreds of megabytes goes to the stream without being copied into each message around it. Not thread-safe.
/// </summary>
/// <remarks>
/// ONNX files need three wire types of the format (variable-length integer, length-delimited, 32 bits); see
/// https://protobuf.dev/programming-guides/encoding. Written by hand: a generated message class for ONNX would copy every
/// tensor into a byte string, and a plain coded stream leaves the lengths of nested messages to its caller anyway.
/// </remarks>
internal sealed class ProtoMessage
{
    private readonly List<(long Size, Action<Stream> Write)> _fields = [];

    /// <summary>Bytes of the message, without a tag or a length before it.</summary>
    public long Size => _fields.Sum(f => f.Size);

    /// <summary>Adds an integer, an enumeration value or a Boolean.</summary>
    public ProtoMessage Add(int field, long value)
    {
        var tag = Tag(field, 0);
        return Append(VarintSize(tag) + VarintSize((ulong)value), s =>
        {
            WriteVarint(s, tag);
            WriteVarint(s, (ulong)value);
        });
    }

    /// <summary>Adds a 32-bit float.</summary>
    public ProtoMessage Add(int field, float value)
    {
        var tag = Tag(field, 5);
        return Append(VarintSize(tag) + sizeof(float), s =>
        {
            WriteVarint(s, tag);
            s.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<float>(in value)));
        });
    }

    /// <summary>Adds a text, as UTF-8.</summary>
    public ProtoMessage Add(int field, string value) => Add<byte>(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Adds numbers as their bytes, little-endian. The memory is read when the message is written.</summary>
    public ProtoMessage Add<T>(int field, ReadOnlyMemory<T> values)
        where T : unmanaged
    {
        var size = (long)values.Length * Marshal.SizeOf<T>();
        return Delimited(field, size, s =>
        {
            // A span of bytes cannot be longer than an int says: large tables go in pieces.
            const int Piece = 1 << 24;
            for (var start = 0; start < values.Length; start += Piece)
            {
                s.Write(MemoryMarshal.AsBytes(values.Span.Slice(start, Math.Min(Piece, values.Length - start))));
            }
        });
    }

    /// <summary>Adds a message. It must be complete.</summary>
    public ProtoMessage Add(int field, ProtoMessage value) => Delimited(field, value.Size, value.WriteTo);

    /// <summary>Adds a message for each value.</summary>
    public ProtoMessage AddEach(int field, IEnumerable<ProtoMessage> values) => values.Aggregate(this, (m, v) => m.Add(field, v));

    /// <summary>Writes the fields.</summary>
    public void WriteTo(Stream stream)
    {
        foreach (var (_, write) in _fields)
        {
            write(stream);
        }
    }

    private ProtoMessage Delimited(int field, long size, Action<Stream> write)
    {
        var tag = Tag(field, 2);
        return Append(VarintSize(tag) + VarintSize((ulong)size) + size, s =>
        {
            WriteVarint(s, tag);
            WriteVarint(s, (ulong)size);
            write(s);
        });
    }

    private ProtoMessage Append(long size, Action<Stream> write)
    {
        _fields.Add((size, write));
        return this;
    }

    private static ulong Tag(int field, int wireType) => ((ulong)field << 3) | (uint)wireType;

    private static int VarintSize(ulong value)
    {
        var size = 1;
        for (; value >= 0x80; value >>= 7)
        {
            size++;
        }

        return size;
    }

    private static void WriteVarint(Stream stream, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            stream.WriteByte((byte)(value | 0x80));
        }

        stream.WriteByte((byte)value);
    }
}
