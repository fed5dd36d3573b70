using System.Text;
using Phasa.Translation.Exchange;

namespace Phasa.Tests.Translation.Exchange;

/// <summary>Broken and hostile files end with one error that names the line, and cost no more than a unit may.</summary>
public sealed class HostileFilesTests
{
    private const string Open = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="ja" trgLang="lo"><file id="f">""";

    public static TheoryData<ExchangeFormat, string, int, string> Broken => new()
    {
        { ExchangeFormat.Xliff, "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n" + Open + "<unit id='p1'><segment><source>&b;</source></segment></unit></file></xliff>", 2, "not well-formed" },
        { ExchangeFormat.Xliff, "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" + Open + "<unit id='p1'><segment><source>&a;</source></segment></unit></file></xliff>", 2, "not well-formed" },
        { ExchangeFormat.Tmx, "<!DOCTYPE tmx [<!ENTITY a \"x\">]>\n<tmx version='1.4'><body>\n<tu><tuv xml:lang='ja'><seg>&a;</seg></tuv></tu></body></tmx>", 3, "not well-formed" },
        { ExchangeFormat.Xliff, Open + "\n<unit id='p1'>\n<segment><source>x</source>", 3, "not well-formed" },
        { ExchangeFormat.Xliff, "\n<html/>", 2, "'html'" },
        { ExchangeFormat.Xliff, "<xliff version='3.0'/>", 1, "3.0" },
        { ExchangeFormat.Xliff, "<xliff version='2.0' srcLang='no such language' trgLang='lo'><file id='f'>\n<unit id='p1'/></file></xliff>", 2, "srcLang" },
        { ExchangeFormat.Xliff, Open + "\n<unit id='p1'>" + string.Concat(Enumerable.Repeat("<group>", 500)), 2, "nested" },
        { ExchangeFormat.Xliff, "", 0, "not well-formed" },
        { ExchangeFormat.Tmx, "<tmx>\n<body><tu>", 2, "not well-formed" },
        { ExchangeFormat.Po, "msgid \"a\"\nmsgstr \"b\"\n\nmsgctxt \"p1\"\nmsgid \"門\"\n", 5, "cut off" },
        { ExchangeFormat.Po, "msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"b\"\n", 2, "plural" },
        { ExchangeFormat.Po, "msgid \"a\nmsgstr \"b\"\n", 1, "not closed" },
        { ExchangeFormat.Po, "\"a\"\n", 1, "before any keyword" },
        { ExchangeFormat.Po, "<html>\n", 1, "neither a keyword" },
        { ExchangeFormat.Po, "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=TIS-620\\n\"\n", 1, "TIS-620" },
        { ExchangeFormat.Csv, "id,source\np1,x\n", 1, "'target'" },
        { ExchangeFormat.Csv, "source,target\nx,y\n\"x,y\n", 3, "never closed" },
        { ExchangeFormat.Csv, "source,target,target_language\nx,y,no language\n", 2, "target_language" },
        { ExchangeFormat.Csv, "source,target,source\nx,y,z\n", 1, "two columns" },
        { ExchangeFormat.Csv, "", 1, "'source'" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task ReadAsync_BrokenFile_NamesTheLine(ExchangeFormat format, string file, int line, string what)
    {
        var fault = await Exchanged.FaultAsync(format, Encoding.UTF8.GetBytes(file));

        Assert.Contains(what, fault.Message, StringComparison.Ordinal);
        Assert.Equal($"test.file:{line}", fault.Location);
        Assert.DoesNotContain("root:", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExchangeFormat.Xliff, "<xliff version='2.0' srcLang='ja' trgLang='lo'>\n", "</xliff>")]
    [InlineData(ExchangeFormat.Tmx, "<tmx version='1.4'>\n", "</tmx>")]
    [InlineData(ExchangeFormat.Po, "msgid \"x\"\n", "")]
    [InlineData(ExchangeFormat.Csv, "source,target\n", "")]
    public async Task ReadAsync_BytesThatAreNotUtf8_AreNamed(ExchangeFormat format, string before, string after)
    {
        var fault = await Exchanged.FaultAsync(format, [.. Encoding.UTF8.GetBytes(before), 0xB7, 0xD2, 0xC3, .. Encoding.UTF8.GetBytes(after)]);

        Assert.StartsWith("test.file", fault.Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExchangeFormat.Xliff, Open + "<unit id='p1'><segment><source>")]
    [InlineData(ExchangeFormat.Xliff, Open + "<unit id='p1' name='")]
    [InlineData(ExchangeFormat.Tmx, "<tmx version='1.4'><body><tu><tuv xml:lang='ja'><seg>")]
    [InlineData(ExchangeFormat.Tmx, "<tmx version='1.4'><body><tu tuid='")]
    [InlineData(ExchangeFormat.Tmx, "<tmx version='1.4'><body><tu><note>")]
    [InlineData(ExchangeFormat.Po, "msgid \"")]
    [InlineData(ExchangeFormat.Csv, "source,target\n\"")]
    public async Task ReadAsync_TextWithoutEnd_IsGivenUpEarly(ExchangeFormat format, string start)
    {
        // Two hundred million characters that are never all there at once: what reads them stops at its limit.
        using var file = new EndlessText(start, 200_000_000);

        var fault = await Assert.ThrowsAsync<PhasaException>(async () => await ExchangeFiles.ReadAsync(format, file, "test.file", TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ErrorCodes.InvalidTranslationFile, fault.Code);
        Assert.True(file.Taken < 40_000_000, $"{file.Taken} bytes were read.");
    }

    /// <summary>A text and then the letter a, many times.</summary>
    private sealed class EndlessText(string start, long length) : Stream
    {
        private readonly byte[] _start = Encoding.UTF8.GetBytes(start);

        public long Taken { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Taken);
            for (var i = 0; i < read; i++)
            {
                buffer[offset + i] = Taken + i < _start.Length ? _start[Taken + i] : (byte)'a';
            }

            Taken += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
