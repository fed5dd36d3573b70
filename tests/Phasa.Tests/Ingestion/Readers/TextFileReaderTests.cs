using System.Text;
using Phasa.Ingestion;
using Phasa.Ingestion.Readers;

namespace Phasa.Tests.Ingestion.Readers;

public sealed class TextFileReaderTests
{
    [Theory]
    [InlineData("a.md", TextFormat.Markdown)]
    [InlineData("a.MARKDOWN", TextFormat.Markdown)]
    [InlineData("a.txt", TextFormat.Plain)]
    [InlineData("a.html", TextFormat.Html)]
    [InlineData("a.htm", TextFormat.Html)]
    public async Task ReadAsync_Extension_GivesFormatAndRawText(string name, TextFormat format)
    {
        var document = Assert.Single(await Reading.ReadAsync(name, "# ຫົວ\r\n<b>x</b>")).Document!;
        Assert.Equal(("a", "# ຫົວ\r\n<b>x</b>", format), (document.Id, document.Text, document.Format));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task ReadAsync_ByteOrderMark_IsHonouredAndRemoved(string encoding)
    {
        var e = Encoding.GetEncoding(encoding);
        var items = await Reading.ReadAsync("a.txt", [.. e.GetPreamble(), .. e.GetBytes("ພາສາ\uFFFD😀")]);
        Assert.Equal("ພາສາ\uFFFD😀", Assert.Single(items).Document!.Text);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x62, 0xFF, 0x63 }, "byte 2")]
    [InlineData(new byte[] { 0x61, 0xC3 }, "byte 1")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0x80 }, "byte 4")]
    [InlineData(new byte[] { 0x61, 0x00, 0x62, 0x00 }, "byte 1")]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, "byte 0")]
    [InlineData(new byte[] { 0x83, 0x65, 0x83, 0x58 }, "byte 0")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00, 0x00, 0xD8, 0x62, 0x00 }, "byte 4")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00, 0x62 }, "byte 4")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x61, 0x00, 0x00 }, "byte 4")]
    public async Task ReadAsync_NotUnicodeText_IsRefusedWithTheOffset(byte[] content, string where)
    {
        var error = await Reading.RefusedAsync("a.txt", content);
        Assert.Equal(ErrorCodes.UnreadableText, error.Code);
        Assert.Contains(where, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public async Task ReadAsync_Blank_IsAnEmptyDocument(string content) =>
        Assert.Equal(ErrorCodes.EmptyDocument, (await Reading.RefusedAsync("a.md", Encoding.UTF8.GetBytes(content))).Code);

    [Fact]
    public async Task ReadAsync_EndlessStream_IsRefusedAtTheLimit()
    {
        using var endless = new Endless();
        var error = await Assert.ThrowsAsync<PhasaException>(async () => await TextFileReader.All[0]
            .ReadAsync(endless, new ReadContext("a.md", "a", 1000), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(ErrorCodes.TooLarge, error.Code);
        Assert.InRange(endless.Given, 3000, 200_000);
    }

    [Theory]
    [InlineData(1000, null)]
    [InlineData(1001, "too-large")]
    public async Task ReadAsync_ThreeByteText_IsMeasuredInCharacters(int length, string? code)
    {
        var error = await Record.ExceptionAsync(() => Reading.ReadAsync("a.txt", new string('ກ', length), maxCharacters: 1000));
        Assert.Equal(code, (error as PhasaException)?.Code.Id);
    }

    [Fact]
    public void Get_UnknownExtension_NamesTheKnownOnes()
    {
        var error = Assert.Throws<PhasaException>(() => DocumentReaders.Default.Get("a.xyz"));
        Assert.Equal(ErrorCodes.UnsupportedFormat, error.Code);
        Assert.Contains(".csv, .htm, .html, .json, .jsonl, .markdown, .md, .ndjson, .tsv, .txt", error.NextStep, StringComparison.Ordinal);
    }

    private sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
