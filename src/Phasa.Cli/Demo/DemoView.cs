using Phasa.Cli.Output;
using Phasa.Embeddings;
using Phasa.Search;
using Spectre.Console;

namespace Phasa.Cli.Demo;

/// <summary>Shows what the demo found.</summary>
internal static class DemoView
{
    /// <summary>Writes the comparison of paths.</summary>
    public static void WriteFigures(IAnsiConsole console, string title, IReadOnlyList<PathFigures> figures)
    {
        if (figures.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.Write(new Text(title, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        var table = Tables.New("Asked in", "Path", "Similarity", "Recall@1", "Recall@5", "nDCG@10", "MRR").Figures(2, 3, 4, 5, 6);
        foreach (var line in figures)
        {
            table.Row(
                line.Path == PathComparison.Paths[0] ? line.Language.Value : "", Names.Of(line.Path), Figures.Cosine(line.Similarity),
                Figures.Percent(line.RecallAt1), Figures.Percent(line.RecallAt5), Figures.Cosine((float)line.NdcgAt10), Figures.Cosine((float)line.Mrr));
        }

        console.Write(table);
        console.Write(new Text("index, cross-lingual: all hits, no cut. auto: as users get it, each route cut by its own threshold."));
        console.WriteLine();
    }

    /// <summary>What the comparison means.</summary>
    public static string Meaning(IReadOnlyList<PathFigures> figures, EmbeddingModel model)
    {
        var lao = figures.Where(f => f.Language == Handbook.Languages[^1]).ToDictionary(f => f.Path);
        return $"Asked in Lao, the right article comes first for {Figures.Percent(lao[RouteChoice.Index].RecallAt1)} of the questions through the Lao language index, and for "
            + $"{Figures.Percent(lao[RouteChoice.CrossLingual].RecallAt1)} when the question meets the Japanese originals directly. "
            + (model.CrossesLanguages
                ? $"The model here is {model.Space.Model}; phasa models list shows the others, --embedding takes one."
                : $"The model here, {model.Space.Model}, is untrained and counts shared runs of characters: across languages it sees only digits and Latin words.");
    }

    /// <summary>Writes a question.</summary>
    public static void WriteQuestion(IAnsiConsole console, JudgedQuery query)
    {
        console.WriteLine();
        console.Write(new Text(query.Query[Handbook.Languages[^1].Value], new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(new Text($"\"{query.Query["en"]}\" Answered by {query.Relevant[0]}{(Handbook.IsSourceOnly(query.Relevant[0]) ? ", which is in Japanese only" : "")}."));
        console.WriteLine();
    }

    /// <summary>Writes the hits on one path; an arrow marks the right article.</summary>
    public static void WriteHits(IAnsiConsole console, JudgedQuery query, RouteChoice path, bool isCut, SearchResult result)
    {
        var routes = result.Routes.Select(r => $"{Names.Of(r.Route)} ({Figures.Count(r.Rows)} rows in {r.Language}{(r.Reason is null ? "" : $": {r.Reason}")})");
        console.Write(new Padder(new Text($"path {Names.Of(path)}{(isCut ? "" : ", without a cut")}: {string.Join(", ", routes)}"), new Padding(2, 0, 0, 0)));
        foreach (var hit in result.Hits)
        {
            var isRight = query.Relevant.Contains(hit.Text.DocumentId);
            console.Write(new Text($"  {(isRight ? "→" : " ")} {hit.Rank}. {Figures.Cosine(hit.Similarity)} {Names.Of(hit.Route),-13} "));
            console.Write(new Text(CellText.Fit($"{hit.Text.Title}{Original(hit)}", console.Profile.Width - 28)));
            console.WriteLine();
        }

        if (result.Hits.Count == 0)
        {
            console.WriteLine("    nothing met the cut");
        }

        SearchView.WriteWarnings(console, result.Warnings);
    }

    private static string Original(Hit hit) => hit.Text.OriginalTitle == hit.Text.Title ? "" : $" | {hit.Text.OriginalTitle}";
}
