using System.Text.RegularExpressions;

namespace Phasa.Translation.Checks;

/// <summary>The markers of a text in Markdown, or of a passage, whose list items and table rows keep theirs.</summary>
/// <param name="Headings">Headings by level, in order: <c>2 3 3</c>.</param>
/// <param name="Bullets">List items with a bullet.</param>
/// <param name="Ordered">The numbers of numbered items, in order.</param>
/// <param name="Columns">The columns of each table row, in order.</param>
/// <param name="Links">Links and images with a target.</param>
/// <param name="Strong">Markers of strong emphasis (<c>**</c>, <c>__</c>).</param>
/// <param name="Ticks">Backticks outside code blocks.</param>
/// <param name="Fences">Lines that open or close a code block.</param>
internal sealed partial record MarkdownShape(
    string Headings, int Bullets, string Ordered, string Columns, int Links, int Strong, int Ticks, int Fences)
{
    /// <summary>Reads a text.</summary>
    public static MarkdownShape Of(string text)
    {
        List<string> headings = [], ordered = [], columns = [];
        var (bullets, fences, code) = (0, 0, false);
        var prose = new System.Text.StringBuilder(text.Length);
        foreach (var line in text.Split('\n'))
        {
            if (Fence().IsMatch(line))
            {
                fences++;
                code = !code;
                continue;
            }

            if (code)
            {
                continue;
            }

            prose.Append(line).Append('\n');
            if (Heading().Match(line) is { Success: true } heading)
            {
                headings.Add(heading.Groups[1].Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
            else if (Item().Match(line) is { Success: true } item)
            {
                ordered.Add(NumberText.ToAsciiDigits(item.Groups[1].Value));
            }
            else if (Bullet().IsMatch(line))
            {
                bullets++;
            }
            else if (ColumnsOf(line) is var cells and > 1)
            {
                columns.Add(cells.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        var rest = prose.ToString();
        return new(string.Join(' ', headings), bullets, string.Join(' ', ordered), string.Join(' ', columns),
            Link().Count(rest), Emphasis().Count(rest), rest.Count(c => c == '`'), fences);
    }

    private static int ColumnsOf(string line)
    {
        var row = line.Trim();
        return row.StartsWith('|') ? row.Trim('|').Split('|').Length : row.Split(" | ").Length;
    }

    [GeneratedRegex(@"^\s{0,3}(#{1,6})\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(\p{Nd}{1,3})[.)．）]\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\s*[-*+•]\s+\S", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s{0,3}(```|~~~)", RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[[^\]\n]*\]\([^)\n]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*|(?<![\p{L}\p{N}_])__(?!_)|(?<!_)__(?![\p{L}\p{N}_])", RegexOptions.CultureInvariant)]
    private static partial Regex Emphasis();
}
