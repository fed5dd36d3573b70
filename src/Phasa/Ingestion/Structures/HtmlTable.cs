using AngleSharp.Dom;

namespace Phasa.Ingestion.Structures;

/// <summary>Rows of HTML tables that hold data, as opposed to tables that lay out a page.</summary>
internal static class HtmlTable
{
    /// <summary>Whether no cell of the row holds another table, a heading or preformatted text.</summary>
    public static bool IsData(IElement row) => row.QuerySelector("table,h1,h2,h3,h4,h5,h6,pre") is null;

    /// <summary>The row's cells as one line.</summary>
    public static string Row(IElement row) => TableText.Row(row.Children.Where(c => c.LocalName is "td" or "th").Select(Cell));

    private static string Cell(IElement cell)
    {
        var text = new FlowText();
        Append(cell, text);
        return text.Take();
    }

    private static void Append(INode node, FlowText text)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText { Data: var data }:
                    text.Append(data);
                    break;
                case IElement { LocalName: "img" } image:
                    text.Append(image.GetAttribute("alt"));
                    break;
                case IElement { LocalName: "br" or "p" or "div" or "li" } block:
                    text.BreakLine();
                    Append(block, text);
                    text.BreakLine();
                    break;
                case IElement element when !HtmlWalker.IsDropped(element):
                    Append(element, text);
                    break;
            }
        }
    }
}
