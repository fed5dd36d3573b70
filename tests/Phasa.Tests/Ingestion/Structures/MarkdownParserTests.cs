using Phasa.Ingestion;
using static Phasa.Tests.Ingestion.Structures.StructureAssert;

namespace Phasa.Tests.Ingestion.Structures;

public sealed class MarkdownParserTests
{
    [Fact]
    public void Parse_TitleSectionsAndParagraphs_AreBlocks()
    {
        var structure = Parsers.Parse(TextFormat.Markdown, "# 題名\n\nはじめに\n\n## 設定 *重要*\n\n本文 [リンク](http://x.example) `code`\n");
        Assert.Equal("題名", structure.Title);
        Assert.Equal(["はじめに", "設定 重要", "本文 リンク code"], structure.Blocks.Select(b => b.Text));
    }

    [Theory]
    [InlineData("text\n\n# late", "p text", "h1 late")]
    [InlineData("3. a\n   - b\n   - c\n4. d", "li 3. a", "li - b", "li - c", "li 4. d")]
    [InlineData("- a\n\n  more\n- b", "li - a", "p more", "li - b")]
    [InlineData("> # quoted\n> text", "p quoted", "p text")]
    [InlineData("| a | b |\n|---|---|\n| 1 | **2** |\n| | |", "tr a | b", "tr 1 | 2")]
    [InlineData("```\nx  y\n  z\n```", "code x  y\n  z")]
    [InlineData("    x\n      z", "code x\n  z")]
    [InlineData("---\ntitle: x\n---\n\nbody", "p body")]
    [InlineData("![alt text](x.png)", "p alt text")]
    [InlineData("<https://x.example>", "p https://x.example")]
    [InlineData("a &amp; b &copy;", "p a & b ©")]
    [InlineData("a <b>bold</b><br>next <img alt='pic'>", "p a bold\nnext pic")]
    [InlineData("the <textarea> tag is kept readable", "p the tag is kept readable")]
    [InlineData("<div>\n<h2>In HTML</h2><script>x()</script>text\n</div>\n\nafter", "h2 In HTML", "p text", "p after")]
    [InlineData("one\ntwo", "p one two")]
    [InlineData("まなび\nポート", "p まなびポート")]
    [InlineData("ສະບາຍດີ\nລາວ", "p ສະບາຍດີ ລາວ")]
    [InlineData("a\\\nb", "p a\nb")]
    [InlineData("***")]
    [InlineData("[a]: http://x.example")]
    [InlineData("")]
    [InlineData(" \n\t\n ")]
    public void Parse_Syntax_GivesItsText(string markdown, params string[] expected) => Blocks(TextFormat.Markdown, markdown, expected);

    [Theory]
    [InlineData("[")]
    [InlineData(">")]
    [InlineData("![")]
    [InlineData("*a ")]
    [InlineData("1) ")]
    [InlineData("a<![CDATA[")]
    [InlineData("[a](")]
    public void Parse_FiftyThousandOpeners_AreRefused(string opener) =>
        Refused(TextFormat.Markdown, string.Concat(Enumerable.Repeat(opener, 50_000)));

    [Theory]
    [InlineData("*")]
    [InlineData("`a``b")]
    [InlineData("<")]
    [InlineData("|")]
    [InlineData("\\")]
    [InlineData("[a](b) ")]
    [InlineData("| a | b\n")]
    public void Parse_TenThousandOfAnythingElse_AreRead(string text) =>
        Assert.NotNull(Parsers.Parse(TextFormat.Markdown, string.Concat(Enumerable.Repeat(text, 10_000))).Blocks);

    [Fact]
    public void Parse_LargeTable_KeepsEveryRow() => Assert.Equal(
        20_001,
        Parsers.Parse(TextFormat.Markdown, "| a | b |\n|---|---|\n" + string.Concat(Enumerable.Repeat("| x | y |\n", 20_000))).Blocks.Count);
}
