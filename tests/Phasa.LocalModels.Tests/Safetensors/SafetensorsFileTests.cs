using System.Text;
using Phasa.LocalModels.Safetensors;
using Phasa.TestSupport.Storage;

namespace Phasa.LocalModels.Tests.Safetensors;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_WholeFile_GivesTensorsAndTheirBytes()
    {
        using var file = SafetensorsFile.Open(Write(Whole()));

        Assert.Equal(["a", "b"], file.Tensors.Keys.Order());
        Assert.Equal(("F32", "2×1"), (file.Tensors["a"].Type, string.Join('×', file.Tensors["a"].Shape)));
        using var reader = file.Read();
        Assert.Equal(3f, BitConverter.ToSingle(reader.Slice(file.Tensors["a"].Offset + 4, 4)));
        Assert.Equal(5, reader.Slice(file.Tensors["b"].Offset, 1)[0]);
    }

    [Fact]
    public void Open_TruncatedAnywhere_SaysSo()
    {
        var whole = Whole();
        for (var length = 0; length < whole.Length; length++)
        {
            AssertRefused(whole[..length]);
        }
    }

    [Fact]
    public void Open_BytesTooMany_SaysHowMany() => Assert.Contains("3 bytes", AssertRefused([.. Whole(), 0, 0, 0]).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n")]
    [InlineData("PK\u0003\u0004 archive of another kind, long enough for a header")]
    public void Open_AnotherFormat_SaysSo(string content) => AssertRefused(Encoding.UTF8.GetBytes(content));

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""")]
    [InlineData("""{"a":{"dtype":"Q4","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":7}""")]
    [InlineData("""[]""")]
    [InlineData("""{"a":""")]
    public void Open_HeaderThatDoesNotFit_SaysSo(string header) => AssertRefused(SafetensorsWriter.Join(Encoding.UTF8.GetBytes(header), new byte[8]));

    [Fact]
    public void Open_NoFile_SaysSo() =>
        Assert.Equal(ErrorCodes.InvalidConfiguration, Assert.Throws<PhasaException>(() => SafetensorsFile.Open(_folder.File("none"))).Code);

    [Fact]
    public void Slice_OutsideTheFile_Throws()
    {
        using var file = SafetensorsFile.Open(Write(Whole()));

        Assert.Throws<ArgumentOutOfRangeException>(() =>
        {
            using var reader = file.Read();
            return reader.Slice(Whole().Length - 1, 2).Length;
        });
    }

    private static byte[] Whole() => new SafetensorsWriter().Add("a", "F32", [2, 1], 1, 3).Add("b", "I8", [1], 5).ToArray();

    private string Write(byte[] content)
    {
        File.WriteAllBytes(_folder.File("model.safetensors"), content);
        return _folder.File("model.safetensors");
    }

    private PhasaException AssertRefused(byte[] content)
    {
        var path = Write(content);
        var error = Assert.Throws<PhasaException>(() => SafetensorsFile.Open(path));
        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        return error;
    }
}
