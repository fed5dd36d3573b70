namespace Phasa.Ingestion.Structures;

/// <summary>Text without markup: blank lines part paragraphs, line breaks within a paragraph are kept. There are no headings.</summary>
/// <param name="normalize">See <see cref="StructureParsers(Func{string, string})"/>.</param>
public sealed class PlainTextParser(Func<string, string> normalize) : IStructureParser
{
    /// <inheritdoc/>
    public TextFormat Format => TextFormat.Plain;

    /// <inheritdoc/>
    public DocumentStructure Parse(string text)
    {
        var blocks = new BlockList(normalize);
        var paragraph = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace())
            {
                paragraph.Add(line.Trim().ToString());
                continue;
            }

            Close();
        }

        Close();
        return blocks.ToStructure();

        void Close()
        {
            blocks.Add(BlockKind.Paragraph, string.Join('\n', paragraph));
            paragraph.Clear();
        }
    }
}
