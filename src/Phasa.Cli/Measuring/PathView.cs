using Phasa.Cli.Output;
using Phasa.Separation;
using Phasa.Separation.Paths;
using Spectre.Console;

namespace Phasa.Cli.Measuring;

/// <summary>How the paths serve each language, over the pair set's documents as a small knowledge base.</summary>
internal static class PathView
{
    /// <summary>Writes a row per language and path, and which paths differ beyond chance.</summary>
    public static void Write(IAnsiConsole console, ModelMeasurement model)
    {
        if (model.Paths.Count == 0)
        {
            return;
        }

        MeasureView.Title(console, "Paths, over the pair set's documents as a small knowledge base");
        var table = Tables.New("In", "Path", "Queries", "Similarity", "Recall@1", "Recall@5", "nDCG@10", "MRR").Figures(2, 3, 4, 5, 6, 7);
        foreach (var path in model.Paths)
        {
            table.Row(
                path.Language.Value, Names.Of(path.Path), $"{path.Queries}", MeasureView.Two(path.Similarity), MeasureView.Two(path.RecallAt1),
                MeasureView.Two(path.RecallAt5), MeasureView.Two(path.NdcgAt10), MeasureView.Two(path.Mrr));
        }

        console.Write(table);
        foreach (var difference in model.PathDifferences.Where(d => d.Better is not null))
        {
            MeasureView.Line(console, Say(difference));
        }

        if (model.PathDifferences.Count > 0 && model.PathDifferences.All(d => d.Better is null))
        {
            MeasureView.Line(console, "No two paths differ beyond chance.");
        }
    }

    private static string Say(PathDifference difference)
    {
        var (better, worse) = difference.Better == difference.First ? (difference.First, difference.Second) : (difference.Second, difference.First);
        var gain = Math.Abs(difference.NdcgAt10.Difference);
        return $"{difference.Language}: {Names.Of(better)} beats {Names.Of(worse)} by {MeasureView.Two(gain)} of nDCG@10.";
    }
}
