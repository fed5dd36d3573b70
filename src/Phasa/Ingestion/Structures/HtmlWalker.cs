using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Phasa.Ingestion.Structures;

/// <summary>Walks a parsed page once and collects its blocks. Recursion is bounded by the depth that <see cref="HtmlSyntax"/> allows.</summary>
internal sealed class HtmlWalker(BlockList blocks)
{
    private static readonly FrozenSet<string> Dropped = FrozenSet.ToFrozenSet([
        "script", "style", "nav", "template", "noscript", "noframes", "iframe", "object", "embed", "svg", "canvas", "audio", "video",
        "head", "select", "datalist"]);

    private static readonly FrozenSet<string> BlockLevel = FrozenSet.ToFrozenSet([
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend",
        "li", "main", "menu", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "textarea", "tfoot", "th",
        "thead", "tr", "ul"]);

    private readonly FlowText _text = new();
    private string _marker = "";
    private int _nested;

    /// <summary>Adds the blocks of an element's content.</summary>
    public void Walk(IElement element)
    {
        WalkChildren(element);
        Close();
    }

    private void Visit(INode node)
    {
        switch (node)
        {
            case IText text:
                _text.Append(text.Data);
                break;
            case IElement element when !IsDropped(element):
                VisitElement(element);
                break;
        }
    }

    private void VisitElement(IElement element)
    {
        switch (element.LocalName)
        {
            case "br":
                _text.BreakLine();
                break;
            case "img":
                _text.Append(element.GetAttribute("alt"));
                break;
            case "pre":
                Close();
                blocks.Add(BlockKind.Code, element.TextContent);
                break;
            case ['h', >= '1' and <= '6'] when _nested == 0:
                Close();
                WalkChildren(element);
                blocks.Add(BlockKind.Heading, _text.Take().Replace('\n', ' '), element.LocalName[1] - '0');
                break;
            case "ol" or "ul" or "menu":
                Close();
                WalkItems(element);
                break;
            case "tr" when HtmlTable.IsData(element):
                Close();
                blocks.Add(BlockKind.TableRow, HtmlTable.Row(element));
                break;
            case "blockquote":
                WalkNested(element);
                break;
            case var name when BlockLevel.Contains(name):
                Close();
                WalkChildren(element);
                Close();
                break;
            default:
                WalkChildren(element);
                break;
        }
    }

    private void WalkItems(IElement list)
    {
        var number = list.LocalName == "ol" ? int.TryParse(list.GetAttribute("start"), out var start) ? start : 1 : (int?)null;
        foreach (var child in list.ChildNodes)
        {
            if (child is IElement { LocalName: "li" } item && !IsDropped(item))
            {
                Close();
                _marker = number is { } n ? $"{n}. " : "- ";
                WalkNested(item);
                _marker = "";
                number++;
            }
            else
            {
                Visit(child);
            }
        }

        Close();
    }

    private void WalkNested(IElement element)
    {
        Close();
        _nested++;
        WalkChildren(element);
        _nested--;
        Close();
    }

    private void WalkChildren(IElement element)
    {
        foreach (var child in element.ChildNodes)
        {
            Visit(child);
        }
    }

    private void Close()
    {
        var text = _text.Take();
        if (text.Length == 0)
        {
            return;
        }

        blocks.Add(_marker.Length > 0 ? BlockKind.ListItem : BlockKind.Paragraph, _marker + text);
        _marker = "";
    }

    internal static bool IsDropped(IElement element) => Dropped.Contains(element.LocalName) || element.HasAttribute("hidden");
}
