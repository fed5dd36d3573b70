using Phasa.Cli.Output;
using Phasa.Separation.Paths;
using Spectre.Console;

namespace Phasa.Cli.Evaluating;

/// <summary>The figures of paths as a table: a line per language and path.</summary>
internal static class PathTable
{
    /// <summary>Writes the table with what its headings mean. A language with fewer queries than others has their number beside it.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="paths">The figures, at least one; those of a language together.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<PathMeasurement> paths)
    {
        var table = Tables.New("In", "Path", "Similarity", "R@1", "R@5", "R@10", "nDCG@10", "MRR").Figures(2, 3, 4, 5, 6, 7);
        var most = paths.Max(p => p.Queries);
        foreach (var (index, path) in paths.Index())
        {
            table.Row(
                index > 0 && paths[index - 1].Language == path.Language ? "" : path.Queries == most ? $"{path.Language}" : $"{path.Language} ({path.Queries})",
                Names.Of(path.Path),
                Figures.Cosine((float?)path.Similarity),
                Figures.Percent(path.RecallAt1),
                Figures.Percent(path.RecallAt5),
                Figures.Percent(path.RecallAt10),
                Figures.Cosine((float)path.NdcgAt10),
                Figures.Cosine((float)path.Mrr));
        }

        console.Write(table);
        console.Write(new Text("R@k: share of right documents among the first k. auto: as users get it, each route cut by its own threshold; the others are not cut."));
        console.WriteLine();
    }
}
