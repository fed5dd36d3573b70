using Phasa.Separation.Comparison;

namespace Phasa.Separation.Reports;

/// <summary>Every model against the first on the same items.</summary>
internal static class ModelComparison
{
    /// <summary>A table for each pair of models, under a sentence.</summary>
    public static Html Of(IReadOnlyList<ModelDifference> differences)
    {
        var axis = Axis.Around(differences.Min(d => d.Auc.Low), differences.Max(d => d.Auc.High), IntervalPlot.Length);
        return $"{differences.GroupBy(d => (d.First, d.Second)).Select(Html (pair) => Pair(pair.Key.First, pair.Key.Second, [.. pair], axis))}";
    }

    private static Html Pair(string first, string second, IReadOnlyList<ModelDifference> differences, Axis axis) => $"""
        <h3>{second} against {first}</h3>
        <p class="lead">{Sentence(first, second, differences)}</p>
        {Block.Table(
            $"Difference of {second} and {first} in every condition", "differences",
            $"""
            <tr><th scope="col">Query → document</th><th scope="col" class="number">AUC of {first}</th><th scope="col" class="number">of {second}</th><th scope="col">Difference, 95 % interval {IntervalPlot.Head(axis, Figures.Signed)}</th><th scope="col" class="number">Difference</th><th scope="col" class="number">of A<sub>20</sub></th><th scope="col" class="number">Chance of luck</th><th scope="col">Better</th></tr>
            """,
            $"{differences.GroupBy(d => d.Query).Select(Html (group) => $"<tbody>{group.Select(Html (d) => Row(d, axis))}</tbody>")}")}

        """;

    private static Html Sentence(string first, string second, IReadOnlyList<ModelDifference> differences)
    {
        var (better, worse) = (differences.Count(d => d.Better == second && d.Auc.Difference > 0), differences.Count(d => d.Better == first && d.Auc.Difference < 0));
        return (better, worse) is (0, 0)
            ? (Html)$"In none of {differences.Count} conditions do the two models differ by more than luck may explain."
            : $"Of {differences.Count} conditions <strong>{second}</strong> is better in {better} and worse in {worse}; in the other {differences.Count - better - worse} the difference may be luck.";
    }

    private static Html Row(ModelDifference d, Axis axis) => $"""
        <tr><th scope="row">{LanguageNames.Tags(new(d.Query, d.Document))}</th><td class="number">{Figures.Three(d.Auc.First)}</td><td class="number">{Figures.Three(d.Auc.Second)}</td><td class="plot">{IntervalPlot.Of(axis, Kind(d), d.Auc.Difference, d.Auc.Low, d.Auc.High, 0)}</td><td class="number">{Difference(d.Auc, Figures.SignedThree)}</td><td class="number">{(d.TopOf20 is { } top ? Difference(top, Figures.Signed) : Html.None)}</td><td class="number">{Figures.Chance(d.Chance)}</td><td>{(d.Better is { } better ? (Html)$"<strong>{better}</strong>" : $"<span class=\"quiet\">no finding</span>")}</td></tr>

        """;

    /// <summary>A difference with the ends of its interval.</summary>
    internal static Html Difference(PairedDifference difference, Func<double?, string> format) =>
        Block.Estimate(format(difference.Difference), Figures.Interval(difference.Low, difference.High, format));

    private static string Kind(ModelDifference d) => d.Better is null ? "open" : d.Auc.Difference > 0 ? "good" : "bad";
}
