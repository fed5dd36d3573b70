using Phasa.Cli.Evaluating;
using Phasa.Cli.Output;
using Phasa.Embeddings;
using Phasa.Search;
using Phasa.Separation.Paths;
using Spectre.Console;

namespace Phasa.Cli.Demo;

/// <summary>Shows what the demo found.</summary>
internal static class DemoView
{
    /// <summary>Writes the comparison of paths.</summary>
    public static void WriteFigures(IAnsiConsole console, string title, IReadOnlyList<PathMeasurement> figures)
    {
        if (figures.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.Write(new Text(title, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        PathTable.Write(console, figures);
    }

    /// <summary>What the comparison means.</summary>
    public static string Meaning(PathEvaluationResult result, EmbeddingModel model)
    {
        var asker = Handbook.Languages[^1];
        var lao = result.Paths.Where(f => f.Language == asker).ToDictionary(f => f.Path);
        var better = result.Differences.First(d => (d.Language, d.First, d.Second) == (asker, RetrievalPath.Index, RetrievalPath.CrossLingual)).Better;
        return $"Asked in Lao, the right article comes first for {Figures.Percent(lao[RetrievalPath.Index].RecallAt1)} of the questions through the Lao language index, and for "
            + $"{Figures.Percent(lao[RetrievalPath.CrossLingual].RecallAt1)} when the question meets the Japanese originals directly: "
            + (better is { } path ? $"beyond luck, {(path == RetrievalPath.Index ? "the index" : "the direct way")} serves Lao better. " : "no difference that luck could not make. ")
            + (model.CrossesLanguages
                ? $"The model here is {model.Space.Model}; phasa models list shows the others, --embedding takes one."
                : $"The model here, {model.Space.Model}, is untrained and counts shared runs of characters: across languages it sees only digits and Latin words.");
    }

    /// <summary>Writes a question.</summary>
    public static void WriteQuestion(IAnsiConsole console, JudgedQuery query)
    {
        console.WriteLine();
        console.Write(new Text(query.Query[Handbook.Languages[^1]], new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(new Text($"\"{query.Query[Handbook.Languages[1]]}\" Answered by {query.Relevant[0]}{(Handbook.IsSourceOnly(query.Relevant[0]) ? ", which is in Japanese only" : "")}."));
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
