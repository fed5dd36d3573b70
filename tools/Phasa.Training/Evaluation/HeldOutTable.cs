using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Phasa.Training.Evaluation;

/// <summary>Figures as people and programs read them.</summary>
internal static class HeldOutTable
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>A table per set: a line per direction, a column per model.</summary>
    public static string Markdown(IReadOnlyList<HeldOutFigures> results)
    {
        StringBuilder text = new();
        foreach (var set in results.GroupBy(r => r.Set))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"### {set.Key}").AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"| from → to | items | {string.Join(" | ", set.Select(r => r.Model))} | cosine right / wrong |");
            text.AppendLine(CultureInfo.InvariantCulture, $"| --- | --- | {string.Join(" | ", set.Select(_ => "---"))} | --- |");
            for (var i = 0; i < set.First().Figures.Count; i++)
            {
                var figures = set.Select(r => r.Figures[i]).ToList();
                var last = figures[^1];
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"| {last.From} → {last.To} | {last.Items} | {string.Join(" | ", figures.Select(Cell))} | {last.Aligned:F2} / {last.Random:F2} |");
            }

            text.AppendLine(CultureInfo.InvariantCulture, $"| mean | | {string.Join(" | ", set.Select(r => $"{100 * r.Figures.Average(f => f.Precision):F1}"))} | |");
            text.AppendLine();
        }

        return text.ToString();
    }

    /// <summary>The same as JSON.</summary>
    public static string Json(IReadOnlyList<HeldOutFigures> results) => JsonSerializer.Serialize(results, Indented) + "\n";

    private static string Cell(RetrievalFigure figure)
    {
        var (low, high) = figure.Interval;
        return string.Create(CultureInfo.InvariantCulture, $"{100 * figure.Precision:F1} ({100 * low:F0}–{100 * high:F0})");
    }
}
