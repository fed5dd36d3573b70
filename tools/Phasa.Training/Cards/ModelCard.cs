using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Phasa.Embeddings.FeatureTables;
using Phasa.Training.Corpus;
using Phasa.Training.Evaluation;

namespace Phasa.Training.Cards;

/// <summary>What is said about a model to those who use it.</summary>
internal static partial class ModelCard
{
    /// <summary>The card as Markdown.</summary>
    public static string Markdown(FeatureTable table, TrainingCorpus corpus, IReadOnlyList<HeldOutFigures> figures)
    {
        var header = table.Header;
        Dictionary<string, string> values = new()
        {
            ["name"] = header.Name,
            ["size"] = Number(table.Length / 1e6, "F1"),
            ["rows"] = Number(table.Rows, "N0"),
            ["dimensions"] = Number(table.Dimensions, "D"),
            ["bits"] = Number(table.Bits, "D"),
            ["revision"] = table.Revision,
            ["languages"] = string.Join(", ", header.Languages),
            ["options"] = header.TrainedWith ?? "unknown",
            ["sources"] = Sources(corpus).TrimEnd(),
            ["figures"] = HeldOutTable.Markdown(figures).TrimEnd(),
        };
        using var reader = new StreamReader(typeof(ModelCard).Assembly.GetManifestResourceStream("card.md")!);
        return Placeholder().Replace(reader.ReadToEnd(), match => values[match.Groups[1].Value]);
    }

    private static string Sources(TrainingCorpus corpus)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"| source | licence | segments | {string.Join(" | ", CorpusLanguages.Tags)} |");
        text.AppendLine("| --- | --- | --- |" + string.Concat(CorpusLanguages.Tags.Select(_ => " --- |")));
        for (var i = 0; i < corpus.Sources.Count; i++)
        {
            var (source, segments) = (corpus.Sources[i], corpus.Training.Where(s => s.Source == i).ToList());
            var counts = CorpusLanguages.Tags.Select((_, l) => Number(segments.Count(s => s.Texts[l] is not null), "N0"));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {source.Origin} | {source.Licence} | {segments.Count:N0} | {string.Join(" | ", counts)} |");
        }

        return text.ToString();
    }

    private static string Number<T>(T value, string format)
        where T : IFormattable => value.ToString(format, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}
