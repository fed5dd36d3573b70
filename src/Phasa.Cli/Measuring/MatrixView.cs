using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.Conditions;
using Spectre.Console;

namespace Phasa.Cli.Measuring;

/// <summary>
/// The matrix of a model: a row per query language, a column per document language; in each cell the mean similarity of synonym
/// pairs over that of unrelated pairs, and below it the verdict's mark with AUC.
/// </summary>
internal static class MatrixView
{
    // The longest tags that are met, such as zh-Hant, with the borders.
    private const int HeadCells = 9;

    /// <summary>Writes the matrix, in blocks of columns where it is wider than the terminal, and its legend.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<LanguageTag> languages, ModelMeasurement model)
    {
        var queries = languages.Where(l => model.Conditions.Any(c => c.Query == l)).ToList();
        var documents = languages.Where(l => model.Conditions.Any(c => c.Document == l));
        var cells = model.Conditions.Select(c => Similarities(c).Length).Append(0).Max() + 1;
        foreach (var block in documents.Chunk(Math.Max(1, (console.Profile.Width - HeadCells) / cells)))
        {
            console.Write(Block(queries, block, model));
        }

        MeasureView.Line(console, "Rows: language of the queries; columns: of the documents. Mean similarity of synonym pairs / noise baseline (of unrelated pairs); below, the verdict and AUC:");
        MeasureView.Line(console, VerdictMarks.Legend);
    }

    private static Table Block(IReadOnlyList<LanguageTag> queries, IReadOnlyList<LanguageTag> documents, ModelMeasurement model)
    {
        var table = new Table().Border(TableBorder.Simple).BorderColor(Color.Grey);
        table.AddColumn(new TableColumn(new Text("query")) { Padding = new Padding(0), NoWrap = true });
        foreach (var document in documents)
        {
            table.AddColumn(new TableColumn(new Text(document.Value)) { Padding = new Padding(0), NoWrap = true });
        }

        foreach (var query in queries)
        {
            table.AddRow([new Text(query.Value), .. documents.Select(document => Cell(model.Find(query, document)))]);
        }

        return table;
    }

    private static Paragraph Cell(ConditionMeasurement? condition) => condition is null
        ? new Paragraph("–")
        : new Paragraph(Similarities(condition) + "\n")
            .Append($"{VerdictMarks.Of(condition.Verdict)} {MeasureView.Three(condition.Auc.Value)}", VerdictMarks.StyleOf(condition.Verdict));

    private static string Similarities(ConditionMeasurement condition) => $"{MeasureView.Two(condition.SynonymSimilarity)}/{MeasureView.Two(condition.NoiseBaseline)}";
}
