using Phasa.Ingestion;
using static Phasa.Tests.Ingestion.Structures.StructureAssert;

namespace Phasa.Tests.Ingestion.Structures;

public sealed class PlainTextParserTests
{
    [Theory]
    [InlineData("a\nb\n\n \nc", "p a\nb", "p c")]
    [InlineData("Title\n===\n\n# not a heading", "p Title\n===", "p # not a heading")]
    [InlineData("a\r\nb\r\n\r\nc\r\n", "p a\nb", "p c")]
    [InlineData("<b>&amp;</b>", "p <b>&amp;</b>")]
    [InlineData("")]
    [InlineData("\n \n\t")]
    public void Parse_Text_IsPartedAtBlankLines(string text, params string[] expected) => Blocks(TextFormat.Plain, text, expected);

    [Fact]
    public void Parse_NormalizerThatDropsText_DropsTheBlock() =>
        Assert.Empty(new Phasa.Ingestion.Structures.StructureParsers(_ => "").Parse(TextFormat.Plain, "x").Blocks);
}
