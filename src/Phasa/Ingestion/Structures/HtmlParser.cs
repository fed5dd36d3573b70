namespace Phasa.Ingestion.Structures;

/// <summary>
/// HTML as a reader sees it: headings, paragraphs, lists, tables, preformatted text. Scripts, styles, navigation,
/// templates and hidden elements are dropped; images give their alternative text. Headings inside quotes, list items and
/// table cells open no section. Nothing is loaded and nothing is run.
/// </summary>
/// <param name="normalize">See <see cref="StructureParsers(Func{string, string})"/>.</param>
public sealed class HtmlParser(Func<string, string> normalize) : IStructureParser
{
    /// <inheritdoc/>
    public TextFormat Format => TextFormat.Html;

    /// <inheritdoc/>
    public DocumentStructure Parse(string text)
    {
        using var document = HtmlSyntax.Parse(text);
        var blocks = new BlockList(normalize);
        if (document.Body is { } body)
        {
            new HtmlWalker(blocks).Walk(body);
        }

        return blocks.ToStructure(document.Title);
    }
}
