using System.Text;
using Phasa.Documents;
using Phasa.Translation.Exchange;

namespace Phasa.Tests.Translation.Exchange;

/// <summary>XLIFF in the styles of common tools.</summary>
public sealed class XliffToolFilesTests
{
    [Fact]
    public async Task Trados12_SegmentsInMarks_ArePutTogether()
    {
        var units = await Exchanged.ReadAsync(ExchangeFormat.Xliff, """
            <?xml version="1.0" encoding="utf-8"?>
            <xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0">
            <file original="guides/a" datatype="x-sdlfilterframework2" source-language="ja-JP" target-language="lo-LA">
            <header><sdl:seg-defs/></header><body><group>
            <trans-unit id="p12"><source>門は閉まっています。<x id="1"/>明日開きます。</source>
              <seg-source><mrk mtype="seg" mid="1">門は閉まっています。</mrk> <mrk mtype="seg" mid="2">明日開きます。</mrk></seg-source>
              <target><mrk mtype="seg" mid="1">ປະຕູ<g id="3">ປິດ</g>.</mrk> <mrk mtype="seg" mid="2">ມື້ອື່ນເປີດ.</mrk></target>
              <sdl:seg-defs><sdl:seg id="1" conf="Translated"/></sdl:seg-defs>
              <alt-trans match-quality="90"><source>門</source><target>ຜິດ</target></alt-trans></trans-unit>
            <trans-unit id="p13"><source>門。橋。</source>
              <seg-source><mrk mtype="seg" mid="1">門。</mrk><mrk mtype="seg" mid="2">橋。</mrk></seg-source>
              <target><mrk mtype="seg" mid="1">ປະຕູ.</mrk><mrk mtype="seg" mid="2"/></target></trans-unit>
            </group></body></file></xliff>
            """);

        Assert.Equal((new PassageId(12), "ja-JP", "lo-LA", "guides/a"), (units[0].Passage, units[0].SourceLanguage.ToString(), units[0].TargetLanguage.ToString(), units[0].DocumentId));
        Assert.Equal(("門は閉まっています。明日開きます。", "ປະຕູປິດ. ມື້ອື່ນເປີດ.", false), (units[0].Source, units[0].Target, units[0].IsUnfinished));
        Assert.Equal(("ປະຕູ.", true), (units[1].Target, units[1].IsUnfinished));
        Assert.Equal([5, 10], units.Select(u => u.Line));
    }

    [Fact]
    public async Task MemoQ12_ConvertedIds_NativeCodesAreText()
    {
        var units = await Exchanged.ReadAsync(ExchangeFormat.Xliff, """
            <xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff">
            <file original="a" source-language="ja" target-language="lo" datatype="x-memoq"><body>
            <trans-unit id="1" resname="p7" approved="yes" mq:status="ManuallyConfirmed"><source xml:space="preserve"><bpt id="1" ctype="bold">**</bpt>門<ept id="1">**</ept></source>
            <target xml:space="preserve"><bpt id="1" ctype="bold">**</bpt>ປະຕູ<ept id="1">**</ept><ph id="2">`x`</ph></target></trans-unit>
            <trans-unit id="2" resname="p8"><source>橋</source><target state="needs-translation">ຂົວ</target></trans-unit>
            <trans-unit id="3" resname="p9"><source>橋</source><target state="signed-off">ຂົວ</target></trans-unit>
            <trans-unit id="4"><source>木</source></trans-unit>
            </body></file></xliff>
            """);

        Assert.Equal((new PassageId(7), "**門**", "**ປະຕູ**`x`", ExchangeState.Human), (units[0].Passage, units[0].Source, units[0].Target, units[0].State));
        Assert.True(units[1].IsUnfinished);
        Assert.Equal(ExchangeState.Human, units[2].State);
        Assert.Equal((null, null), (units[3].Passage, units[3].Target));
    }

    [Fact]
    public async Task Weblate20_PlainUnits_AreRead()
    {
        var units = await Exchanged.ReadAsync(ExchangeFormat.Xliff, "\uFEFF" + """
            <?xml version="1.0" encoding="UTF-8"?>
            <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ja" trgLang="lo">
              <file id="f1" original="a"><group id="g"><unit id="p3" name="x"><notes><note category="location">a:1</note></notes>
                <segment state="reviewed"><source>門 &amp; 橋</source><target>ປະຕູ ແລະ ຂົວ</target></segment></unit></group></file>
            </xliff>
            """);

        var unit = Assert.Single(units);
        Assert.Equal((new PassageId(3), "門 & 橋", "ປະຕູ ແລະ ຂົວ", ExchangeState.Human, "a"), (unit.Passage, unit.Source, unit.Target, unit.State, unit.DocumentId));
    }

    [Fact]
    public async Task Okapi21_SegmentsInlineCodesAndOrder_GiveTheText()
    {
        var units = await Exchanged.ReadAsync(ExchangeFormat.Xliff, """
            <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="ja" trgLang="lo"><file id="f1">
            <unit id="p5"><originalData><data id="d1">**</data><data id="d2">`a<cp hex="001B"/>`</data></originalData>
              <segment id="s1"><source><pc id="1" dataRefStart="d1" dataRefEnd="d1">門</pc>。</source><target order="3">ສາມ</target></segment>
              <ignorable><source> </source></ignorable>
              <segment id="s2"><source><mrk id="m1" type="term">橋</mrk><ph id="2" dataRef="d2"/></source><target order="1"><sc id="3" dataRef="d1"/>ໜຶ່ງ<ec startRef="3" dataRef="d1"/><sm id="m2"/></target></segment></unit>
            <unit id="p6"><segment><source>門。</source><target>ປະຕູ.</target></segment><segment><source>橋。</source></segment></unit>
            <unit id="other"><segment><source>木</source><target>ໄມ້</target></segment></unit>
            </file></xliff>
            """);

        Assert.Equal(("**門**。 橋`a\u001b`", "**ໜຶ່ງ** ສາມ", false), (units[0].Source, units[0].Target, units[0].IsUnfinished));
        Assert.Equal(("ປະຕູ.", true), (units[1].Target, units[1].IsUnfinished));
        Assert.Null(units[2].Passage);
    }

    [Fact]
    public async Task Utf16_WithItsMark_IsRead()
    {
        var text = """<?xml version="1.0" encoding="UTF-16"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ja" trgLang="lo"><file id="f"><unit id="p1"><segment><source>門</source><target>ປະຕູ</target></segment></unit></file></xliff>""";

        var unit = Assert.Single(await Exchanged.ReadAsync(ExchangeFormat.Xliff, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]));

        Assert.Equal(("門", "ປະຕູ"), (unit.Source, unit.Target));
    }
}
