using System.Globalization;
using Phasa.Cli.Output;
using Phasa.Separation;
using Phasa.Separation.Paths;
using Spectre.Console;

namespace Phasa.Cli.Evaluating;

/// <summary>Shows to people how paths serve judged queries, and which is better.</summary>
internal static class EvaluationView
{
    /// <summary>Writes the figures, the comparison, and what could not be asked.</summary>
    public static void Write(Terminal terminal, PathEvaluationResult result)
    {
        terminal.Print($"{result.Collection}: {Queries(result.Answerable + result.Unanswerable)} asked with {result.Space.Model}");
        if (result.Paths.Count > 0)
        {
            PathTable.Write(terminal.Out, result.Paths);
        }

        if (result.Differences.Count > 0)
        {
            WriteDifferences(terminal.Out, result);
        }

        WriteFalseAccepts(terminal, result);
        foreach (var gap in result.Gaps.GroupBy(g => (g.Path, g.IsWhole, g.Reason, Queries: g.IsWhole ? 0 : g.Queries)))
        {
            var languages = string.Join(", ", gap.Select(g => g.Language));
            terminal.Print(gap.Key.IsWhole
                ? $"not asked: {Names.Of(gap.Key.Path)} in {languages}: {gap.Key.Reason}"
                : $"{Queries(gap.Key.Queries)} in {languages} could not be asked on {Names.Of(gap.Key.Path)} and count as having found nothing: {gap.Key.Reason}");
        }
    }

    private static void WriteDifferences(IAnsiConsole console, PathEvaluationResult result)
    {
        console.WriteLine();
        var table = Tables.New("In", "Path", "Against", "nDCG@10", "Chance", "").Figures(3, 4);
        foreach (var (index, difference) in result.Differences.Index())
        {
            table.Row(
                index > 0 && result.Differences[index - 1].Language == difference.Language ? "" : difference.Language.Value,
                Names.Of(difference.First),
                Names.Of(difference.Second),
                Gain(difference.NdcgAt10),
                difference.Chance.ToString("0.000", CultureInfo.InvariantCulture),
                difference.Better is not { } better ? "–" : better == difference.First ? "better" : "worse");
        }

        console.Write(table);
        console.Write(new Text(string.Create(
            CultureInfo.InvariantCulture,
            $"nDCG@10 less that of the other path on the same queries, with its 95 % interval ({result.Draws:N0} draws, seed {result.Seed}). Better or worse: the chance of so much by luck, corrected for the number of languages, is below {PathDifference.Level:0.00}.")));
        console.WriteLine();
    }

    private static void WriteFalseAccepts(Terminal terminal, PathEvaluationResult result)
    {
        foreach (var path in result.FalseAccepts.GroupBy(f => f.Path))
        {
            var shares = path.Select(f => $"{f.Language} {f.Accepted} of {f.Queries} ({Figures.Percent(f.Share)})");
            terminal.Print($"answered on {Names.Of(path.Key)} though no document answers them: {string.Join(", ", shares)}");
        }
    }

    private static string Queries(int count) => $"{Figures.Count(count)} {(count == 1 ? "query" : "queries")}";

    /// <summary>The first path's gain over the second.</summary>
    private static string Gain(PairedDifference figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{-figure.Difference:+0.00;-0.00;0.00} ({-figure.High:+0.00;-0.00;0.00}…{-figure.Low:+0.00;-0.00;0.00})");
}
