using System.Buffers.Binary;
using Phasa.Embeddings.FeatureTables;
using Phasa.Embeddings.FeatureTables.Features;

namespace Phasa.Tests.Embeddings.FeatureTables;

/// <summary>A model file is used whole or not at all.</summary>
public sealed class FeatureTableFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"phasa-{Guid.NewGuid():n}.phasa");

    [Theory]
    [InlineData(8)]
    [InlineData(4)]
    public void Open_OfAWholeFile_GivesWhatWasWritten(int bits)
    {
        using var table = ModelFiles.Open(_path, ModelFiles.Create(bits, .5f, "password reset"));
        Assert.Equal(("test", ModelFiles.Dimensions, bits, .5f), (table.Header.Name, table.Dimensions, table.Bits, table.Header.UnknownWordLength));
        Assert.Equal((.3f, .2f), (table.Header.SameLanguageThreshold, table.Header.CrossLanguageThreshold));
        Assert.Equal(new FileInfo(_path).Length, table.Length);
        Assert.True(table.Rows > 10);
    }

    [Fact]
    public void Find_OfEveryFeature_GivesItsOwnRow()
    {
        using var table = ModelFiles.Open(_path, ModelFiles.Create(8, 0, "password reset"));
        FeatureBuffer buffer = new();
        new FeatureExtractor(new()).Extract("password reset", buffer);
        var hashes = buffer.Features.ToArray().Select(f => f.Hash).Distinct().Order().ToArray();
        Assert.Equal(Enumerable.Range(0, table.Rows), hashes.Select(table.Find));
        Assert.Equal(-1, table.Find(hashes.Max() + 1));
    }

    [Fact]
    public void Open_OfAnotherTraining_HasAnotherRevision()
    {
        using var one = ModelFiles.Open(_path, ModelFiles.Create(8, 0, "password"));
        using var other = ModelFiles.Open(_path + "2", ModelFiles.Create(8, 0, "passwords"));
        Assert.NotEqual(one.Revision, other.Revision);
    }

    [Fact]
    public void Open_OfAFileCutAnywhere_IsAClearError()
    {
        var whole = ModelFiles.Create(8, 0, "password reset");
        for (var length = 0; length < whole.Length; length += 97)
        {
            var error = Refused(whole[..length]);
            Assert.Contains(_path, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Open_OfAFileWithOneByteAltered_IsAClearError()
    {
        var whole = ModelFiles.Create(4, 0, "password reset");
        for (var at = 0; at < whole.Length; at += 53)
        {
            var altered = (byte[])whole.Clone();
            altered[at] ^= 0x40;
            Refused(altered);
        }
    }

    [Theory]
    [InlineData("not a model at all, but some text that someone renamed", "is not a Phasa model")]
    [InlineData("PhasaFT2 and a format that is not there yet, with more bytes", "newer Phasa")]
    public void Open_OfAForeignFile_SaysWhatItIs(string content, string says) =>
        Assert.Contains(says, Refused(System.Text.Encoding.UTF8.GetBytes(content)).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_OfSizesThatWouldOverflow_IsAClearError()
    {
        var altered = ModelFiles.Create(8, 0, "password");
        BinaryPrimitives.WriteUInt32LittleEndian(altered.AsSpan(8), uint.MaxValue);
        Refused(altered);
        BinaryPrimitives.WriteInt32LittleEndian(altered.AsSpan(8), int.MaxValue);
        Refused(altered);
    }

    [Fact]
    public void Open_OfAFileThatIsNotThere_IsAClearError()
    {
        var error = Assert.Throws<PhasaException>(() => FeatureTable.Open(_path));
        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
    }

    public void Dispose()
    {
        File.Delete(_path);
        File.Delete(_path + "2");
    }

    private PhasaException Refused(byte[] content)
    {
        File.WriteAllBytes(_path, content);
        var error = Assert.Throws<PhasaException>(() => FeatureTable.Open(_path));
        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        return error;
    }
}
