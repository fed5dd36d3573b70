using Phasa.Separation.Paths;

namespace Phasa.Separation.Reports;

/// <summary>How each way of asking serves each language, and which is better beyond luck.</summary>
internal static class PathTable
{
    private const int BarLength = 100;

    /// <summary>What a path is called.</summary>
    public static string Name(RetrievalPath path) => path switch
    {
        RetrievalPath.Index => "language index",
        RetrievalPath.CrossLingual => "cross-lingual",
        RetrievalPath.QueryTranslation => "query translation",
        RetrievalPath.AutoVector => "what users get, by vectors alone",
        RetrievalPath.AutoWords => "what users get, by words alone",
        _ => "what users get",
    };

    /// <summary>The paths and their differences.</summary>
    public static Html Of(ModelMeasurement model) => $"{Figure(model.Paths)}{(model.PathDifferences.Count > 0 ? Differences(model.PathDifferences) : Html.None)}";

    private static Html Figure(IReadOnlyList<PathMeasurement> paths) => Block.Table(
        "Figures of every path in every language", "paths",
        $"""
        <tr><th scope="col">Language</th><th scope="col">Path</th><th scope="col">nDCG@10</th><th scope="col" class="number">nDCG@10</th><th scope="col" class="number">Similarity</th><th scope="col" class="number">Recall@1</th><th scope="col" class="number">@5</th><th scope="col" class="number">@10</th><th scope="col" class="number">MRR</th><th scope="col" class="number">Queries</th></tr>
        """,
        $"{paths.GroupBy(p => p.Language).Select(Html (language) => $"<tbody>{language.Select(Html (path, i) => Row(path, i == 0 ? language.Count() : 0))}</tbody>")}");

    private static Html Row(PathMeasurement p, int span) => $"""
        <tr>{(span > 0 ? (Html)$"<th scope=\"rowgroup\" rowspan=\"{span}\">{LanguageNames.Both(p.Language)}</th>" : Html.None)}<th scope="row">{Name(p.Path)}</th><td class="plot">{Bar(p.NdcgAt10)}</td>{new[] { p.NdcgAt10, p.Similarity, p.RecallAt1, p.RecallAt5, p.RecallAt10, p.Mrr }.Select(Html (figure) => $"<td class=\"number\">{Figures.Two(figure)}</td>")}<td class="number">{Figures.Count(p.Queries)}</td></tr>

        """;

    private static Html Bar(double share) => $"""
        <svg class="bar" width="{BarLength}" height="12" aria-hidden="true" focusable="false"><rect class="track" width="{BarLength}" height="12" rx="2"/><rect class="fill" width="{Math.Clamp(share, 0, 1) * BarLength}" height="12" rx="2"/></svg>
        """;

    private static Html Differences(IReadOnlyList<PathDifference> differences)
    {
        var axis = Axis.Around(Math.Min(0, differences.Min(d => d.NdcgAt10.Low)), Math.Max(0, differences.Max(d => d.NdcgAt10.High)), IntervalPlot.Length);
        return Block.Table(
            "Paths against each other", "differences",
            $"""
            <tr><th scope="col">Language</th><th scope="col">Compared</th><th scope="col">Difference in nDCG@10, 95 % interval {IntervalPlot.Head(axis, Figures.Signed)}</th><th scope="col" class="number">nDCG@10</th><th scope="col" class="number">Recall@5</th><th scope="col" class="number">Chance of luck</th><th scope="col">Better</th></tr>
            """,
            $"{differences.GroupBy(d => d.Language).Select(Html (language) => $"<tbody>{language.Select(Html (d, i) => Difference(d, axis, i == 0 ? language.Count() : 0))}</tbody>")}");
    }

    private static Html Difference(PathDifference d, Axis axis, int span) => $"""
        <tr>{(span > 0 ? (Html)$"<th scope=\"rowgroup\" rowspan=\"{span}\">{LanguageNames.Both(d.Language)}</th>" : Html.None)}<th scope="row">{Name(d.Second)} against {Name(d.First)}</th><td class="plot">{IntervalPlot.Of(axis, Kind(d), d.NdcgAt10.Difference, d.NdcgAt10.Low, d.NdcgAt10.High, 0)}</td><td class="number">{ModelComparison.Difference(d.NdcgAt10, Figures.Signed)}</td><td class="number">{ModelComparison.Difference(d.RecallAt5, Figures.Signed)}</td><td class="number">{Figures.Chance(d.Chance)}</td><td>{(d.Better is { } better ? (Html)$"<strong>{Name(better)}</strong>" : $"<span class=\"quiet\">no finding</span>")}</td></tr>

        """;

    private static string Kind(PathDifference d) => d.Better is null ? "open" : d.NdcgAt10.Difference > 0 ? "good" : "bad";
}
