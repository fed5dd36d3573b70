using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Phasa.Cli.Output;

/// <summary>Text measured in cells of a terminal: a Japanese character takes two, a Lao or Thai mark none.</summary>
internal static class CellText
{
    /// <summary>The cells that a text takes.</summary>
    public static int Width(string text) => Segment.CellCount([new Segment(text)]);

    /// <summary>The text on one line, cut between characters as a reader sees them to fit the cells, with an ellipsis where cut.</summary>
    public static string Fit(string text, int cells)
    {
        var line = OneLine(text);
        if (line.Length <= cells / 2 || Width(line) <= cells)
        {
            return line;
        }

        var fitting = new StringBuilder();
        var width = 1;
        var characters = StringInfo.GetTextElementEnumerator(line);
        while (characters.MoveNext())
        {
            width += Width(characters.GetTextElement());
            if (width > cells)
            {
                break;
            }

            fitting.Append(characters.GetTextElement());
        }

        return fitting.ToString().TrimEnd() + "…";
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
