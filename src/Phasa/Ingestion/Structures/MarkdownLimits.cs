namespace Phasa.Ingestion.Structures;

/// <summary>
/// Refuses Markdown whose inline parsing would take quadratic time. A link destination, a link definition, a processing
/// instruction or a CDATA section that is opened and not closed makes the parser look at the rest of its paragraph, once
/// for each; their number times the paragraph's length is therefore the cost, and is known before parsing.
/// </summary>
internal static class MarkdownLimits
{
    /// <summary>About four seconds of one core; 5,000 links in one paragraph of 400,000 characters stay below.</summary>
    private const long MaxSteps = 2_000_000_000;

    public static void Check(string text)
    {
        long steps = 0, length = 0, openers = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace())
            {
                length += line.Length + 1;
                openers += line.Count("](") + line.Count("]:") + line.Count("<?") + line.Count("<!");
                continue;
            }

            Close();
        }

        Close();
        if (steps > MaxSteps)
        {
            throw Refused("holds too many links or unclosed tags in one paragraph");
        }

        void Close()
        {
            steps += length * openers;
            length = openers = 0;
        }
    }

    public static PhasaException Refused(string what, Exception? cause = null) => new(
        ErrorCodes.InvalidRequest, $"The Markdown text {what}.",
        "Part the text with blank lines, or send it with format 'plain' if it is not Markdown.", cause);
}
