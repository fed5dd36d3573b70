using Phasa.Languages;

namespace Phasa.Ingestion.Alignment;

/// <summary>A document's blocks parted at its headings.</summary>
internal static class Sections
{
    /// <summary>The levels of the headings, in order. Two documents with equal outlines have sections that pair one to one.</summary>
    public static IEnumerable<int> Outline(IReadOnlyList<Block> blocks) =>
        blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => b.Level);

    /// <summary>The sections in order: what stands before the first heading, then each heading with what stands under it.</summary>
    public static IEnumerable<TextSpan> Of(IReadOnlyList<Block> blocks)
    {
        var start = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind == BlockKind.Heading)
            {
                yield return new TextSpan(start, i - start);
                start = i;
            }
        }

        yield return new TextSpan(start, blocks.Count - start);
    }
}
