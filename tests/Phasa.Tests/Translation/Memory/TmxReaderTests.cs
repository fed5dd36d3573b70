using System.Text;
using Phasa.Languages;
using Phasa.Translation.Memory;

namespace Phasa.Tests.Translation.Memory;

public sealed class TmxReaderTests
{
    private const string Header = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4"><header srclang="ja" segtype="sentence"/><body>
        """;

    [Fact]
    public async Task ReadAsync_ThreeLanguages_YieldsEveryOrderedPair()
    {
        var units = await ReadAsync(Body("""
            <tu><tuv xml:lang="ja"><seg>図書館</seg></tuv><tuv xml:lang="lo"><seg>ຫໍສະໝຸດ</seg></tuv><tuv xml:lang="EN"><seg>library</seg></tuv></tu>
            """));

        Assert.Equal(["ja->lo", "ja->en", "lo->ja", "lo->en", "en->ja", "en->lo"], units.Select(u => u.Pair.ToString()));
        Assert.Equal(("図書館", "ຫໍສະໝຸດ", "tmx:test.tmx"), (units[0].Source, units[0].Target, units[0].Origin));
    }

    [Fact]
    public async Task ReadAsync_LanguagesWanted_ServesThemFromRegionalVariants()
    {
        var units = await ReadAsync(Body("""
            <tu><tuv xml:lang="ja-JP"><seg>図書館</seg></tuv><tuv xml:lang="lo-LA"><seg>ຫໍສະໝຸດ</seg></tuv><tuv xml:lang="th"><seg>ห้องสมุด</seg></tuv></tu>
            <tu><tuv xml:lang="ja-JP"><seg>門</seg></tuv><tuv xml:lang="th"><seg>ประตู</seg></tuv></tu>
            """), "ja", "lo");

        Assert.Equal(["ja->lo", "lo->ja"], units.Select(u => u.Pair.ToString()));
    }

    [Fact]
    public async Task ReadAsync_InlineElements_KeepsTextAndDropsCodes()
    {
        var units = await ReadAsync(Body("""
            <tu tuid="1"><prop type="x">ignored</prop><note>ignored</note>
              <tuv xml:lang="ja"><prop type="y">ignored</prop><seg><bpt i="1">&lt;b&gt;</bpt>図書<ept i="1">&lt;/b&gt;</ept><hi>館</hi><ph x="1"><sub>alt</sub>img</ph><it pos="begin"/>。</seg></tuv>
              <tuv lang="lo"><seg>ຫໍ <![CDATA[<ສະໝຸດ>]]> &amp; &#x41;</seg></tuv></tu>
            """));

        Assert.Equal(("図書館。", "ຫໍ <ສະໝຸດ> & A"), (units[0].Source, units[0].Target));
    }

    [Fact]
    public async Task ReadAsync_EmptyOrSingleVariants_AreLeftOut() => Assert.Empty(await ReadAsync(Body("""
        <tu><tuv xml:lang="ja"><seg>図書館</seg></tuv></tu>
        <tu><tuv xml:lang="ja"><seg>図書館</seg></tuv><tuv xml:lang="lo"><seg/></tuv></tu>
        <tu><tuv xml:lang="ja"><seg>図書館</seg></tuv><tuv xml:lang="ja"><seg>門</seg></tuv></tu>
        <tu/>
        """)));

    [Fact]
    public async Task ReadAsync_Utf16_IsRead()
    {
        var text = Body("""<tu><tuv xml:lang="ja"><seg>門</seg></tuv><tuv xml:lang="lo"><seg>ປະຕູ</seg></tuv></tu>""")
            .Replace("UTF-8", "UTF-16", StringComparison.Ordinal);
        Assert.Equal(2, (await ReadAsync([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)])).Count);
    }

    [Fact]
    public async Task ReadAsync_ManyUnits_ReadsOnlyAsFarAsAsked()
    {
        var tu = """<tu><tuv xml:lang="ja"><seg>門</seg></tuv><tuv xml:lang="lo"><seg>ປະຕູ</seg></tuv></tu>""";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Body(string.Concat(Enumerable.Repeat(tu, 20_000)))));

        await TmxReader.ReadAsync(stream, "test.tmx", cancellationToken: TestContext.Current.CancellationToken)
            .FirstAsync(TestContext.Current.CancellationToken);

        Assert.True(stream.Position < stream.Length / 10);
    }

    [Theory]
    [InlineData("", "line 0")]
    [InlineData("not xml", "line 1")]
    [InlineData("<html/>", "'html', not 'tmx'")]
    [InlineData("<tmx><body>\n<tu>\n<tuv xml:lang='ja'><seg>門", "line 3")]
    [InlineData("<tmx><body>\n<tu></body></tmx>", "line 2")]
    [InlineData("<tmx><body>\n\n<tu><tuv><seg>門</seg></tuv></tu></body></tmx>", "line 3: a 'tuv' has no xml:lang")]
    [InlineData("<tmx><body>\n<tu><tuv xml:lang='klingon!'><seg>門</seg></tuv></tu></body></tmx>", "line 2: 'klingon!'")]
    public async Task ReadAsync_BrokenFile_IsRefusedWithTheLine(string text, string expected) =>
        Assert.Contains(expected, (await RefusedAsync(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_WrongBytes_IsRefused() =>
        await RefusedAsync([.. Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='UTF-8'?><tmx><body><tu><tuv xml:lang='ja'><seg>"), 0xC3, 0x28, 0xFF]);

    [Fact]
    public async Task ReadAsync_EntityBomb_IsRefusedUnexpanded() => await RefusedAsync(Encoding.UTF8.GetBytes("""
        <!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
        <tmx><body><tu><tuv xml:lang="ja"><seg>&c;</seg></tuv><tuv xml:lang="lo"><seg>ປະຕູ</seg></tuv></tu></body></tmx>
        """));

    [Fact]
    public async Task ReadAsync_ExternalEntity_IsNeverOpened()
    {
        var secret = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(secret, "secret", TestContext.Current.CancellationToken);
            var error = await RefusedAsync(Encoding.UTF8.GetBytes($"""
                <!DOCTYPE tmx [<!ENTITY x SYSTEM "{new Uri(secret)}">]>
                <tmx><body><tu><tuv xml:lang="ja"><seg>&x;</seg></tuv><tuv xml:lang="lo"><seg>ປະຕູ</seg></tuv></tu></body></tmx>
                """));
            Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public async Task ReadAsync_EndlessSegment_IsRefused() =>
        await RefusedAsync(Encoding.UTF8.GetBytes(Body($"<tu><tuv xml:lang='ja'><seg>{new string('x', 200_000)}</seg></tuv></tu>")));

    [Fact]
    public async Task ReadAsync_DeepNesting_IsRefused() =>
        await RefusedAsync(Encoding.UTF8.GetBytes(Body(string.Concat(Enumerable.Repeat("<x>", 10_000)))));

    private static string Body(string units) => Header + units + "</body></tmx>";

    private static async Task<PhasaException> RefusedAsync(byte[] file)
    {
        var error = await Assert.ThrowsAsync<PhasaException>(() => ReadAsync(file));
        Assert.Equal(ErrorCodes.InvalidTranslationFile, error.Code);
        Assert.StartsWith("test.tmx:", error.Location, StringComparison.Ordinal);
        return error;
    }

    private static Task<List<TranslationUnit>> ReadAsync(string text, params string[] languages) => ReadAsync(Encoding.UTF8.GetBytes(text), languages);

    private static async Task<List<TranslationUnit>> ReadAsync(byte[] file, params string[] languages)
    {
        using var stream = new MemoryStream(file);
        return await TmxReader.ReadAsync(stream, "test.tmx", languages is [] ? null : [.. languages.Select(LanguageTag.Parse)],
            TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
