using Phasa.Ingestion;
using Phasa.Ingestion.Structures;

namespace Phasa.Tests.Ingestion.Structures;

internal static class StructureAssert
{
    public static StructureParsers Parsers { get; } = new(t => t);

    /// <summary>Blocks as lines: "h2 text", "p text", "li text", "tr text", "code text".</summary>
    public static void Blocks(TextFormat format, string text, params string[] expected) =>
        Assert.Equal(expected, Parsers.Parse(format, text).Blocks.Select(Show));

    public static void Refused(TextFormat format, string text) =>
        Assert.Equal(ErrorCodes.InvalidRequest, Assert.Throws<PhasaException>(() => Parsers.Parse(format, text)).Code);

    private static string Show(Block b) => b.Kind switch
    {
        BlockKind.Heading => $"h{b.Level} {b.Text}",
        BlockKind.Paragraph => $"p {b.Text}",
        BlockKind.ListItem => $"li {b.Text}",
        BlockKind.TableRow => $"tr {b.Text}",
        _ => $"code {b.Text}",
    };
}
