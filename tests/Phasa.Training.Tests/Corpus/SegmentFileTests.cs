using Phasa.Training.Corpus;

namespace Phasa.Training.Tests.Corpus;

/// <summary>What is read of a file and what is not.</summary>
public sealed class SegmentFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"phasa-{Guid.NewGuid():n}.tsv");

    [Fact]
    public void Read_OfColumnsInAnyOrder_PutsTextsInTheirLanguage()
    {
        var segment = Assert.Single(Read("lo\ten\tnote\nສະບາຍດີ\thello there\tx\n"));
        Assert.Equal(("hello there", "ສະບາຍດີ"), (segment.Texts[0], segment.Texts[CorpusLanguages.Index("lo")]));
        Assert.Equal(1, segment.Line);
    }

    [Fact]
    public void Read_OfEnglishTwice_KeepsTheOtherWording()
    {
        var segment = Assert.Single(Read("en\ten\nthe beginning\tthe start\n"));
        Assert.Equal(("the beginning", "the start"), (segment.Texts[0], segment.Texts[CorpusLanguages.Count]));
    }

    [Theory]
    [InlineData("Cancel")] // not translated
    [InlineData("123")]
    [InlineData("ยกเลิก")] // another language's script
    [InlineData("")]
    public void Read_OfACellWithoutItsScript_TakesItAsEmpty(string cell) => Assert.Empty(Read($"en\tlo\nCancel\t{cell}\n"));

    [Fact]
    public void Read_OfAVerseNumber_LeavesItOut() =>
        Assert.Equal("はじめに神は", Assert.Single(Read("en\tja\nIn the beginning\t1 はじめに神は\n")).Texts[CorpusLanguages.Index("ja")]);

    [Theory]
    [InlineData("source\ttarget\na\tb\n")]
    [InlineData("en\n")]
    [InlineData("")]
    public void Read_OfAHeaderWithoutTwoLanguages_SaysWhatItMustBe(string content) =>
        Assert.Contains("first line must name", Assert.Throws<InvalidDataException>(() => Read(content)).Message, StringComparison.Ordinal);

    public void Dispose() => File.Delete(_path);

    private List<Segment> Read(string content)
    {
        File.WriteAllText(_path, content);
        return [.. SegmentFile.Read(_path, 0)];
    }
}
