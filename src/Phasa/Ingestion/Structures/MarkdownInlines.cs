using Markdig.Syntax.Inlines;

namespace Phasa.Ingestion.Structures;

/// <summary>The text of a Markdown line of inlines, without markup.</summary>
internal static class MarkdownInlines
{
    public static string Text(ContainerInline? inlines)
    {
        var text = new FlowText();
        if (inlines is not null)
        {
            Append(inlines, text);
        }

        return text.Take();
    }

    // Recursion is bounded by the pipeline's nesting limit.
    private static void Append(Inline inline, FlowText text)
    {
        switch (inline)
        {
            case LiteralInline literal:
                text.Append(literal.Content.AsSpan());
                break;
            case CodeInline code:
                text.Append(code.Content);
                break;
            case HtmlEntityInline entity:
                text.Append(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                text.Append(link.Url);
                break;
            case LineBreakInline { IsHard: true }:
                text.BreakLine();
                break;
            case LineBreakInline:
                text.Append("\n");
                break;
            case HtmlInline html:
                HtmlFragment.AppendTag(html.Tag, text);
                break;
            case ContainerInline container:
                foreach (var child in container)
                {
                    Append(child, text);
                }

                break;
        }
    }
}
