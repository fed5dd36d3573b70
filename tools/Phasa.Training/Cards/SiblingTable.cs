using System.Globalization;
using System.Text;

namespace Phasa.Training.Cards;

/// <summary>Siblings as a Markdown table, in per cent.</summary>
internal static class SiblingTable
{
    /// <summary>A table without the script map and one with it.</summary>
    public static string Markdown(IReadOnlyList<Sibling> siblings)
    {
        StringBuilder text = new();
        foreach (var group in siblings.GroupBy(s => s.MapsLaoToThai))
        {
            var first = group.First();
            text.AppendLine(group.Key ? "### Lao letters read as Thai" : "### Lao letters as they are").AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"| parallel segments | {Heads("questions", first.Questions)} | {Heads("sentences", first.Sentences)} | {Heads("held-out segments", first.Segments)} |");
            text.AppendLine("| --- |" + string.Concat(Enumerable.Repeat(" --- |", first.Questions.Count + first.Sentences.Count + first.Segments.Count)));
            foreach (var s in group)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"| {s.Keeps:N0} | {Cells(s.Questions)} | {Cells(s.Sentences)} | {Cells(s.Segments)} |");
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    private static string Heads(string what, IReadOnlyDictionary<string, double> shares) => string.Join(" | ", shares.Keys.Select(k => $"{what} → {k}"));

    private static string Cells(IReadOnlyDictionary<string, double> shares) =>
        string.Join(" | ", shares.Values.Select(v => (100 * v).ToString("F1", CultureInfo.InvariantCulture)));
}
