using System.Text;
using Phasa.Translation.Exchange;

namespace Phasa.Tests.Translation.Exchange;

public sealed class RoundTripTests
{
    private static readonly string[] Texts =
    [
        "ປ່ຽນລະຫັດຜ່ານ ໂດຍກົດ **ຕັ້ງຄ່າ** ແລ້ວ `reset`.",
        "เปลี่ยนรหัสผ่าน\n\n- หนึ่ง\n- สอง\n\n| a | b |\n|---|---|",
        "パスワードを[変更](https://example.org/?a=1&b=2)する。",
        "- list \"quoted\" 'single' \\n back\\slash \\\" end",
        "=1+1",
        "'=already",
        "]]> <b>&amp;</b> &#65; <![CDATA[x]]> <!-- c -->",
        "tab\there; semicolon, comma",
        "emoji 👩‍💻 𠮷野家",
        "\"",
        "#~ no comment\n\"not a string\"\nmsgid \"x\"",
    ];

    public static TheoryData<ExchangeFormat> Formats => [.. Enum.GetValues<ExchangeFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task WriteAsync_AnyText_ReadAsyncGivesTheSame(ExchangeFormat format)
    {
        var units = Texts.Select((text, i) => Exchanged.Unit(i + 1, text, Texts[^(i + 1)], ExchangeState.Human)).ToArray();

        var read = await Exchanged.ReadAsync(format, await Exchanged.WriteAsync(format, units));

        Assert.Equal(units.Select(u => (u.Passage, u.Source, u.Target, u.SourceHash)), read.Select(u => (u.Passage, u.Source, u.Target, u.SourceHash)));
        Assert.All(read, u => Assert.Equal((Given.Ja, Given.Lo), (u.SourceLanguage!.Value, u.TargetLanguage!.Value)));
        Assert.All(read, u => Assert.True(u.Line > 0));
        Assert.All(read, u => Assert.False(u.IsUnfinished));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task WriteAsync_EachState_IsKept(ExchangeFormat format)
    {
        ExchangeUnit[] units =
        [
            Exchanged.Unit(1, "門", null, ExchangeState.Missing), Exchanged.Unit(2, "門", "ປະຕູ", ExchangeState.Machine),
            Exchanged.Unit(3, "門", "ປະຕູ", ExchangeState.Human), Exchanged.Unit(4, "門", "ປະຕູ", ExchangeState.Stale),
        ];

        var read = await Exchanged.ReadAsync(format, await Exchanged.WriteAsync(format, units));

        Assert.Equal(units.Select(u => u.State), read.Select(u => u.State));
        Assert.Equal(units.Select(u => u.Target), read.Select(u => u.Target));
        Assert.Equal(units.Select(u => u.Provenance), read.Select(u => u.Provenance));
        // A fuzzy entry is not done; what it is a translation of is a comment there.
        Assert.Equal(format == ExchangeFormat.Po, read[3].IsUnfinished);
        Assert.Equal(format == ExchangeFormat.Po ? null : "前の\n本文 \"です\"", read[3].OutdatedSource);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task WriteAsync_ForTheTranslator_SaysWhereTheTextStands(ExchangeFormat format)
    {
        var file = Encoding.UTF8.GetString(await Exchanged.WriteAsync(format, Exchanged.Unit(1, "門", null, ExchangeState.Missing)));

        Assert.Contains("使い方 › パスワード", file, StringComparison.Ordinal);
        Assert.Contains("図書館", file, StringComparison.Ordinal);
        Assert.Contains("guides/a", file, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task WriteAsync_NoUnits_IsAFileWithoutUnits(ExchangeFormat format) =>
        Assert.Empty(await Exchanged.ReadAsync(format, await Exchanged.WriteAsync(format)));

    [Fact]
    public async Task WriteAsync_Xliff_KeepsWhatXmlCannotHold()
    {
        var text = "a\u001bb\u0000c\r\nd\ufffe";

        var read = Assert.Single(await Exchanged.ReadAsync(ExchangeFormat.Xliff, await Exchanged.WriteAsync(ExchangeFormat.Xliff, Exchanged.Unit(1, text, text))));

        Assert.Equal((text, text), (read.Source, read.Target));
    }

    [Theory]
    [InlineData(ExchangeFormat.Po)]
    [InlineData(ExchangeFormat.Csv)]
    public async Task WriteAsync_ControlCharacters_AreKept(ExchangeFormat format)
    {
        var text = "a\u001bb\r\nd\u0007\u00085";

        var read = Assert.Single(await Exchanged.ReadAsync(format, await Exchanged.WriteAsync(format, Exchanged.Unit(1, text, text))));

        Assert.Equal((text, text), (read.Source, read.Target));
    }

    [Fact]
    public async Task WriteAsync_Tmx_LeavesOutWhatXmlCannotHold()
    {
        var read = Assert.Single(await Exchanged.ReadAsync(ExchangeFormat.Tmx, await Exchanged.WriteAsync(ExchangeFormat.Tmx, Exchanged.Unit(1, "a\u001bb", "c\ud800d"))));

        Assert.Equal(("ab", "cd"), (read.Source, read.Target));
    }

    [Fact]
    public async Task WriteAsync_Csv_BeginsWithTheMarkThatSpreadsheetsNeed() =>
        Assert.Equal([0xEF, 0xBB, 0xBF], (await Exchanged.WriteAsync(ExchangeFormat.Csv)).Take(3));
}
