using System.Globalization;
using Phasa.Cli.Output;
using Phasa.Reembedding;
using Phasa.Reembedding.Comparison;
using Phasa.Separation;
using Spectre.Console;

namespace Phasa.Cli.Reembedding;

/// <summary>Shows a collection's spaces and its reembedding to people.</summary>
internal static class ReembedView
{
    /// <summary>Writes what the spaces are, and how the models compare.</summary>
    public static void Write(Terminal terminal, string collection, ReembeddingStatus status)
    {
        terminal.Print($"{collection}: searched with {status.Spaces.Current.Model}{Kept("building", status.Spaces.Next)}{Kept("keeping", status.Spaces.Previous)}");
        if (status.Job is not { } job)
        {
            return;
        }

        terminal.Print(string.Create(
            CultureInfo.InvariantCulture,
            $"{Names.Of(job.Purpose)} {job.From.Model} → {job.To.Model}: {Names.Of(job.State)}, {job.Done:N0} of {job.Total:N0} texts{(job.Error is null ? "" : $". {job.Error}")}"));
        if (job.Comparison is { } comparison)
        {
            terminal.Out.Write(Table(comparison));
            terminal.Print(string.Create(
                CultureInfo.InvariantCulture,
                $"Questions asked in each language, made of {comparison.Documents:N0} documents, against {comparison.Passages:N0} passages. Old → new; the difference of MRR with its 95 % interval."));
        }
    }

    private static string Kept(string what, KeptSpace? space) => space is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"; {what} {space.Space.Model}{(space.DocumentsBehind == 0 ? "" : $" ({space.DocumentsBehind:N0} documents behind)")}");

    private static Table Table(SpaceComparison comparison)
    {
        var table = Tables.New("In", "Against", "Asked", "Recall@1", "Recall@5", "MRR", "Verdict").Figures(2, 3, 4, 5);
        foreach (var path in comparison.Paths)
        {
            table.Row(
                $"{path.Language}", path.Path == ComparedPath.Index ? "own rows" : "originals", $"{path.Questions}",
                Both(path.RecallAt1), Both(path.RecallAt5), Difference(path.Mrr), Names.Of(path.Verdict));
        }

        return table;
    }

    private static string Both(PairedDifference figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.First:0.00} → {figure.Second:0.00}");

    private static string Difference(PairedDifference figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{figure.Difference:+0.00;-0.00;0.00} ({figure.Low:+0.00;-0.00;0.00}…{figure.High:+0.00;-0.00;0.00})");
}
