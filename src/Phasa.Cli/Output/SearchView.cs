using System.Globalization;
using Phasa.AspNetCore.Search;
using Phasa.Search;
using Spectre.Console;

namespace Phasa.Cli.Output;

/// <summary>Shows the answer to a search to people.</summary>
internal static class SearchView
{
    private const int SnippetCells = 148;

    /// <summary>Writes routes, hits and warnings.</summary>
    public static void Write(Terminal terminal, SearchResult result, bool explain)
    {
        terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Query language {result.Language.Language} ({Names.Of(result.Language.Source)}); {Plural(result.Hits.Count, "hit")} in {result.Took.TotalMilliseconds:0.0} ms"));
        terminal.Out.Write(Routes(result.Routes));
        if (explain)
        {
            WriteCuts(terminal.Out, result.Routes);
        }

        foreach (var hit in result.Hits)
        {
            WriteHit(terminal.Out, hit, explain);
        }

        if (result.Hits.Count == 0)
        {
            terminal.Out.WriteLine("Nothing met the cut. Its figures are above; --threshold -1 shows what is nearest.");
            terminal.Out.WriteLine();
        }

        WriteWarnings(terminal.Out, result.Warnings);
    }

    /// <summary>Writes hits alone, each with its route.</summary>
    public static void WriteHit(IAnsiConsole console, Hit hit, bool explain)
    {
        var text = hit.Text;
        var title = new Paragraph($"{hit.Rank,2}. ")
            .Append(CellText.Fit(text.Title, console.Profile.Width - 44), new Style(decoration: Decoration.Bold))
            .Append($"  {Figures.Cosine(hit.Similarity)} {Names.Of(hit.Route)} {text.Language}{FoundBy(hit)}");
        console.Write(title);
        console.WriteLine();
        if (text.OriginalLanguage != text.Language)
        {
            Indented(console, $"{text.OriginalLanguage}: {CellText.Fit(text.OriginalTitle, console.Profile.Width - 12)}");
        }

        Indented(console, CellText.Fit(text.Text, SnippetCells));
        if (explain)
        {
            Indented(console, string.Create(
                CultureInfo.InvariantCulture,
                $"document {text.DocumentId} version {text.DocumentVersion}, text by {Names.Of(text.Source)}{(text.Provider is null ? "" : $" ({text.Provider})")}{(text.IsStale ? ", of an older original" : "")}, cut {Cut(hit.Threshold)}, relevance {hit.Relevance:0.00}; {Ranks(hit)}"));
        }

        console.WriteLine();
    }

    /// <summary>Writes what makes the answer worse than it could be.</summary>
    public static void WriteWarnings(IAnsiConsole console, IEnumerable<SearchWarning> warnings)
    {
        foreach (var warning in warnings)
        {
            console.Write(new Text($"warning[{warning.Code}]: {warning.Message}"));
            console.WriteLine();
        }
    }

    private static void WriteCuts(IAnsiConsole console, IEnumerable<RouteReport> routes)
    {
        foreach (var route in routes)
        {
            console.Write(new Text($"{Names.Of(route.Route)} {route.Language}: {ThresholdExplanation.Of(route)}{Weights(route)}"));
            console.WriteLine();
        }

        console.WriteLine();
    }

    private static Table Routes(IReadOnlyList<RouteReport> routes)
    {
        // Where words are not asked, their column would be empty.
        var words = routes.Any(r => r.Words is not null);
        var table = (words
            ? Tables.New("Route", "Rows in", "Rows", "Cut", "Best", "Accepted", "By words", "Why")
            : Tables.New("Route", "Rows in", "Rows", "Cut", "Best", "Accepted", "Why")).Figures(2, 4, 5);
        foreach (var route in routes)
        {
            string[] figures = [Names.Of(route.Route), $"{route.Language}", Figures.Count(route.Rows), Cut(route.Threshold), Figures.Cosine(route.Best), route.ComparesVectors ? $"{route.Accepted}" : "–"];
            string[] byWords = words ? [$"{route.Words?.Accepted}"] : [];
            table.Row([.. figures, .. byWords, route.Query is { } query ? $"as '{CellText.Fit(query, 40)}'" : route.Reason ?? "–"]);
        }

        return table;
    }

    /// <summary>What found a hit, where it was not vectors alone.</summary>
    private static string FoundBy(Hit hit) => hit.FoundBy switch
    {
        SearchLegs.Words => " words only",
        SearchLegs.Both => " +words",
        _ => "",
    };

    private static string Ranks(Hit hit)
    {
        string?[] ranks =
        [
            hit.VectorRank is { } vector ? $"rank {vector} by vectors" : null,
            hit.Words is { } words ? string.Create(CultureInfo.InvariantCulture, $"rank {words.Rank} by words, which cover {words.Coverage:0.00} of the query") : null,
        ];
        return string.Join(", ", ranks.Where(r => r is not null));
    }

    private static string Weights(RouteReport route) => route.Weights is { } weights
        ? string.Create(CultureInfo.InvariantCulture, $" A rank by vectors counts {weights.Vector:0.##}, one by words {weights.Words:0.##}: {weights.Reason}.")
        : "";

    private static string Cut(Threshold threshold) => threshold.Source == ThresholdSource.None
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{threshold.Value:0.00} {Names.Of(threshold.Source)}");

    private static void Indented(IAnsiConsole console, string text) => console.Write(new Padder(new Text(text), new Padding(4, 0, 0, 0)));

    private static string Plural(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
