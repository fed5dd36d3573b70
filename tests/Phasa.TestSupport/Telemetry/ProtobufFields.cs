using System.Buffers.Binary;
using System.Text;

namespace Phasa.TestSupport.Telemetry;

/// <summary>The fields of one protobuf message, by number, in order. It knows the wire types that OTLP has.</summary>
internal sealed class ProtobufFields
{
    private readonly List<(int Number, ReadOnlyMemory<byte> Bytes, ulong Value)> _fields = [];

    public ProtobufFields(ReadOnlyMemory<byte> message)
    {
        while (message.Length > 0)
        {
            var tag = Varint(ref message);
            var (number, value, bytes) = ((int)(tag >> 3), 0UL, ReadOnlyMemory<byte>.Empty);
            switch (tag & 7)
            {
                case 0:
                    value = Varint(ref message);
                    break;
                case 1:
                    value = BinaryPrimitives.ReadUInt64LittleEndian(message.Span);
                    message = message[8..];
                    break;
                case 2:
                    var length = (int)Varint(ref message);
                    (bytes, message) = (message[..length], message[length..]);
                    break;
                case 5:
                    value = BinaryPrimitives.ReadUInt32LittleEndian(message.Span);
                    message = message[4..];
                    break;
                default:
                    throw new InvalidDataException($"Wire type {tag & 7} of field {number} is not OTLP's.");
            }

            _fields.Add((number, bytes, value));
        }
    }

    public IEnumerable<ProtobufFields> Messages(int number) => _fields.Where(f => f.Number == number).Select(f => new ProtobufFields(f.Bytes));

    public bool Has(int number) => _fields.Exists(f => f.Number == number);

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number));

    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number));

    public ulong Value(int number) => _fields.FirstOrDefault(f => f.Number == number).Value;

    private ReadOnlySpan<byte> Bytes(int number) => _fields.FirstOrDefault(f => f.Number == number).Bytes.Span;

    private static ulong Varint(ref ReadOnlyMemory<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message.Span[0];
            message = message[1..];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
