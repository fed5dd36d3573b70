using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Phasa.Ingestion.Structures;

/// <summary>
/// Parses HTML text into a tree of bounded depth and size. Scripts are not run and nothing is loaded: the parser has no
/// browsing context that could.
/// </summary>
internal static class HtmlSyntax
{
    private const int MaxDepth = 512;

    /// <summary>Parses the text.</summary>
    /// <exception cref="PhasaException">Elements are nested too deeply, or misnested so that they multiply.</exception>
    public static IHtmlDocument Parse(string html)
    {
        var last = default(IElement);
        var created = 0L;
        var parser = new AngleSharp.Html.Parser.HtmlParser(new HtmlParserOptions
        {
            // The parser's own limit would keep the tree flat, but not the time below the square of the depth.
            MaximumDepth = int.MaxValue,
            DisableElementPositionTracking = true,
            SkipComments = true,
            OnCreated = (element, _) =>
            {
                // Each element's place is known when the next is created. Formatting that was never closed is copied into
                // every later block, and copies are not announced.
                var copies = Copies(last);
                created += copies + 1;
                if (created > html.Length + MaxDepth || copies > MaxDepth || Depth(last) > MaxDepth)
                {
                    throw Refused();
                }

                last = element;
            },
        });
        return parser.ParseDocument(html);
    }

    private static int Depth(INode? node)
    {
        var depth = 0;
        for (; node is not null; node = node.Parent)
        {
            depth++;
        }

        return depth;
    }

    // The elements that were added after the last one announced: they are nested in each other, below it or beside one of
    // its ancestors.
    private static int Copies(IElement? last)
    {
        for (var (inner, outer) = (default(IElement), last); outer is not null; (inner, outer) = (outer, outer.ParentElement))
        {
            if (outer.LastElementChild is { } added && added != inner)
            {
                var copies = 0;
                for (var copy = added; copy is not null; copy = copy.LastElementChild)
                {
                    copies++;
                }

                return copies;
            }
        }

        return 0;
    }

    private static PhasaException Refused() => new(
        ErrorCodes.InvalidRequest, $"The HTML is nested more than {MaxDepth} levels deep, or its tags are misnested without end.",
        "Close the elements of the page where they end, or send the text with format 'plain'.");
}
