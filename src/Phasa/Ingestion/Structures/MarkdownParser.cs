using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdigBlock = Markdig.Syntax.Block;

namespace Phasa.Ingestion.Structures;

/// <summary>
/// CommonMark with pipe tables. Links give their text, images their alternative text; front matter is dropped; HTML
/// blocks are read by the HTML parser, and of HTML within a line only <c>br</c> and <c>img</c> mean anything. Headings
/// inside quotes and list items open no section and are read as paragraphs.
/// </summary>
public sealed class MarkdownParser : IStructureParser
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseYamlFrontMatter().Build();

    private readonly Func<string, string> _normalize;
    private readonly HtmlParser _html;

    /// <summary>Creates the parser.</summary>
    /// <param name="normalize">See <see cref="StructureParsers(Func{string, string})"/>.</param>
    /// <param name="html">Reads HTML blocks.</param>
    public MarkdownParser(Func<string, string> normalize, HtmlParser html) => (_normalize, _html) = (normalize, html);

    /// <inheritdoc/>
    public TextFormat Format => TextFormat.Markdown;

    /// <inheritdoc/>
    public DocumentStructure Parse(string text)
    {
        MarkdownLimits.Check(text);
        var blocks = new BlockList(_normalize);
        foreach (var block in ParseSyntax(text))
        {
            Add(block, blocks, nested: false);
        }

        return blocks.ToStructure();
    }

    private static MarkdownDocument ParseSyntax(string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException e)
        {
            // Markdig's way of saying that its nesting limit (128) is exceeded.
            throw MarkdownLimits.Refused("is nested more than 128 levels deep", e);
        }
    }

    private void Add(MarkdigBlock block, BlockList blocks, bool nested, string marker = "")
    {
        switch (block)
        {
            case HeadingBlock heading when !nested:
                blocks.Add(BlockKind.Heading, MarkdownInlines.Text(heading.Inline), heading.Level);
                break;
            case YamlFrontMatterBlock or LinkReferenceDefinitionGroup:
                break;
            case CodeBlock code:
                blocks.Add(BlockKind.Code, code.Lines.ToString());
                break;
            case HtmlBlock html:
                blocks.AddRange(_html.Parse(html.Lines.ToString()));
                break;
            case Table table:
                AddRows(table, blocks);
                break;
            case ListBlock list:
                AddItems(list, blocks);
                break;
            case LeafBlock leaf:
                blocks.Add(marker.Length > 0 ? BlockKind.ListItem : BlockKind.Paragraph, marker + MarkdownInlines.Text(leaf.Inline));
                break;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    Add(child, blocks, nested: true);
                }

                break;
        }
    }

    private void AddItems(ListBlock list, BlockList blocks)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var marker = list.IsOrdered ? $"{item.Order}{list.OrderedDelimiter} " : "- ";
            foreach (var child in item)
            {
                Add(child, blocks, nested: true, marker);
                marker = "";
            }
        }
    }

    private static void AddRows(Table table, BlockList blocks)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            blocks.Add(BlockKind.TableRow, TableText.Row(row.OfType<TableCell>().Select(
                cell => string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => MarkdownInlines.Text(leaf.Inline))))));
        }
    }
}
