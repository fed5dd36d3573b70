namespace Phasa.Ingestion.Structures;

/// <summary>A single HTML tag within a line of Markdown.</summary>
internal static class HtmlFragment
{
    /// <summary>Appends what the tag shows by itself: a line break, an image's alternative text, or nothing.</summary>
    public static void AppendTag(string tag, FlowText text)
    {
        if (tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase))
        {
            text.BreakLine();
        }
        else if (tag.StartsWith("<img", StringComparison.OrdinalIgnoreCase))
        {
            using var document = HtmlSyntax.Parse(tag);
            text.Append(document.QuerySelector("img")?.GetAttribute("alt"));
        }
    }
}
