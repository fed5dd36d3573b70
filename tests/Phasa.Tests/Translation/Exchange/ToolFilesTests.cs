using System.Text;
using Phasa.Documents;
using Phasa.Translation.Exchange;

namespace Phasa.Tests.Translation.Exchange;

/// <summary>TMX, PO and tables in the styles of common tools.</summary>
public sealed class ToolFilesTests
{
    [Fact]
    public async Task OmegaTTmx_WithoutOurIds_GivesPairs()
    {
        var units = await Exchanged.ReadAsync(ExchangeFormat.Tmx, """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE tmx SYSTEM "tmx11.dtd">
            <tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="6.0" segtype="sentence" srclang="JA"/>
            <body>
            <!-- Default translations -->
            <tu><prop type="file">a.md</prop><prop type="id">p4</prop>
              <tuv lang="JA"><seg>門は<bpt i="0">&lt;b&gt;</bpt>閉まって<ept i="0">&lt;/b&gt;</ept>います。</seg></tuv>
              <tuv lang="LO" changeid="somchai" changedate="20260101T000000Z"><seg>ປະຕູປິດ.</seg></tuv></tu>
            </body></tmx>
            """);

        Assert.Equal([("門は閉まっています。", "ປະຕູປິດ."), ("ປະຕູປິດ.", "門は閉まっています。")], units.Select(u => (u.Source, u.Target!)));
        Assert.All(units, u => Assert.Null(u.Passage));
    }

    [Fact]
    public async Task Tmx_Utf16LittleEndian_IsRead()
    {
        var file = Encoding.UTF8.GetString(await Exchanged.WriteAsync(ExchangeFormat.Tmx, Exchanged.Unit(4, "門", "ປະຕູ"))).Replace("utf-8", "utf-16", StringComparison.Ordinal);

        var unit = Assert.Single(await Exchanged.ReadAsync(ExchangeFormat.Tmx, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(file)]));

        Assert.Equal((new PassageId(4), "門", "ປະຕູ"), (unit.Passage, unit.Source, unit.Target));
    }

    [Fact]
    public async Task PoeditPo_MarkCrLfWrappedLinesAndObsoleteEntries_AreRead()
    {
        var file = "\uFEFF" + """
            msgid ""
            msgstr ""
            "Project-Id-Version: handbook\n"
            "PO-Revision-Date: 2026-01-01 10:00+0700\n"
            "Language: lo_LA\n"
            "MIME-Version: 1.0\n"
            "Content-Type: text/plain; charset=UTF-8\n"
            "X-Generator: Poedit 3.5\n"
            "Plural-Forms: nplurals=1; plural=0;\n"

            # translator's note
            #. Title
            #. phasa: state=stale; hash=abc; source-language=ja; provenance=human
            #: a:1
            #| msgid "前の門"
            msgctxt "p4"
            msgid ""
            "門は閉まっています。"
            "\n"
            "- \"木\"\t\\"
            msgstr ""
            "ປະຕູປິດ.\n"
            "- \"ໄມ້\"\t\\"

            #, fuzzy, no-wrap
            msgctxt "p5"
            msgid "橋"
            msgstr "ຂົວ"
            msgid "木"
            msgstr ""

            #~ msgctxt "p6"
            #~ msgid "old"
            #~ msgstr "ເກົ່າ"
            """.ReplaceLineEndings("\r\n");

        var units = await Exchanged.ReadAsync(ExchangeFormat.Po, file);

        Assert.Equal(3, units.Count);
        Assert.Equal(
            (new PassageId(4), "門は閉まっています。\n- \"木\"\t\\", "ປະຕູປິດ.\n- \"ໄມ້\"\t\\", ExchangeState.Human, "abc"),
            (units[0].Passage, units[0].Source, units[0].Target, units[0].State, units[0].SourceHash));
        Assert.Equal(("lo-LA", "ja", 16L), (units[0].TargetLanguage.ToString(), units[0].SourceLanguage.ToString(), units[0].Line));
        Assert.Equal((true, ExchangeState.Stale), (units[1].IsUnfinished, units[1].State));
        Assert.Equal((null, null, "木"), (units[2].Passage, units[2].Target, units[2].Source));
    }

    [Fact]
    public async Task ExcelCsv_MarkSemicolonsAndQuotedLines_IsRead()
    {
        var units = await Exchanged.ReadAsync(ExchangeFormat.Csv, "\uFEFFid;Source;Target;Comment\r\np4;\"門;\r\n\"\"橋\"\"\";\"ປະຕູ;\n\"\"ຂົວ\"\"\";x\r\n;;;\r\np5;木;;\r\n");

        Assert.Equal([("門;\r\n\"橋\"", "ປະຕູ;\n\"ຂົວ\""), ("木", null)], units.Select(u => (u.Source, u.Target)));
        Assert.Equal([2L, 6L], units.Select(u => u.Line));
    }

    [Theory]
    [InlineData("sep=;\r\nsource;target\r\n門;ປະຕູ")]
    [InlineData("source\ttarget\n門\tປະຕູ\n")]
    [InlineData("target,id,source\nປະຕູ,,門\n")]
    public async Task Table_OfAnySeparator_IsRead(string file) =>
        Assert.Equal(("門", "ປະຕູ"), Assert.Single((await Exchanged.ReadAsync(ExchangeFormat.Csv, file)).Select(u => (u.Source, u.Target!))));

    [Fact]
    public async Task ExcelUnicodeText_Utf16WithTabs_IsRead()
    {
        byte[] file = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("id\tsource\ttarget\r\np4\t門\tປະຕູ\r\n")];

        var unit = Assert.Single(await Exchanged.ReadAsync(ExchangeFormat.Tsv, file));

        Assert.Equal((new PassageId(4), "門", "ປະຕູ"), (unit.Passage, unit.Source, unit.Target));
    }

    [Theory]
    [InlineData("- item", "'- item")]
    [InlineData("=1", "'=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("plain", "plain")]
    public async Task Csv_WhatASpreadsheetTakesForAFormula_IsProtected(string text, string cell)
    {
        var file = Encoding.UTF8.GetString(await Exchanged.WriteAsync(ExchangeFormat.Csv, Exchanged.Unit(1, text, "x")));

        Assert.Equal(cell, file.Split("\r\n")[1].Split(',')[5]);
        Assert.Equal(text, Assert.Single(await Exchanged.ReadAsync(ExchangeFormat.Csv, file)).Source);
    }
}
