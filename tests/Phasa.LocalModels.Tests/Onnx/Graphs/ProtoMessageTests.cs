using Phasa.LocalModels.Onnx.Graphs;
using Xunit;

namespace Phasa.LocalModels.Tests.Onnx.Graphs;

/// <summary>The bytes are the examples of https://protobuf.dev/programming-guides/encoding.</summary>
public sealed class ProtoMessageTests
{
    [Fact]
    public void WriteTo_Integer_IsVarintAfterTag() => Assert.Equal([0x08, 0x96, 0x01], Bytes(new ProtoMessage().Add(1, 150)));

    [Fact]
    public void WriteTo_NegativeInteger_HasTenBytes() =>
        Assert.Equal([0x08, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01], Bytes(new ProtoMessage().Add(1, -2)));

    [Fact]
    public void WriteTo_Text_IsLengthAndUtf8() =>
        Assert.Equal([0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67], Bytes(new ProtoMessage().Add(2, "testing")));

    [Fact]
    public void WriteTo_NestedMessage_IsLengthAndFields() =>
        Assert.Equal([0x1a, 0x03, 0x08, 0x96, 0x01], Bytes(new ProtoMessage().Add(3, new ProtoMessage().Add(1, 150))));

    [Fact]
    public void WriteTo_Float_IsFourBytes() => Assert.Equal([0x15, 0x00, 0x00, 0x80, 0x3f], Bytes(new ProtoMessage().Add(2, 1f)));

    [Fact]
    public void Size_LongText_IsWhatIsWritten()
    {
        var message = new ProtoMessage().Add(1, new ProtoMessage().Add(20, new string('x', 300)));
        Assert.Equal(Bytes(message).Length, message.Size);
    }

    private static byte[] Bytes(ProtoMessage message)
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return stream.ToArray();
    }
}
