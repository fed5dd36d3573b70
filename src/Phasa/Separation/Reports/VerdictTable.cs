using Phasa.Languages;
using Phasa.Separation.Conditions;
using Phasa.Separation.Uncertainty;
using Phasa.Separation.Verdicts;

namespace Phasa.Separation.Reports;

/// <summary>Every condition's verdict with the figures that decided it and how certain they are; then the other figures, folded.</summary>
internal static class VerdictTable
{
    private const double Chance = 0.5;

    /// <summary>Both tables.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rules">Where verdicts begin and end: drawn into the scale.</param>
    public static Html Of(ModelMeasurement model, VerdictRules rules)
    {
        // AUC cannot be above 1 and is seldom below ½: what is below is worth the room.
        var axis = Axis.Around(Math.Min(0.4, model.Conditions.Min(c => c.Auc.Low)), 1, IntervalPlot.Length);
        var several = model.Conditions.Any(c => c.TopOf100 is not null);
        return $"""
            {Block.Table(
                "Verdict of every condition", "verdicts",
                $"""
                <tr><th scope="col">Query → document</th><th scope="col">Verdict</th><th scope="col">AUC, 95 % interval {IntervalPlot.Head(axis, Figures.Two)}</th><th scope="col" class="number">AUC</th><th scope="col" class="number">A<sub>20</sub></th><th scope="col" class="number">AUC over control</th><th scope="col">Why</th></tr>
                """,
                Bodies(model, c => Verdict(c, axis, rules)))}
            <p class="note">Upright lines: {Figures.Two(Chance)} is chance, up to {Figures.Two(rules.BrokenHigh)} is broken, from {Figures.Two(rules.WorkingAuc)} may be working.</p>
            {Block.Folded("Show the other figures of each condition", Block.Table(
                "Diagnostic figures of every condition", "diagnostics",
                $"""
                <tr><th scope="col">Query → document</th>{Columns(several)}</tr>
                """,
                Bodies(model, c => Diagnostic(c, several))))}
            """;
    }

    private static Html Bodies(ModelMeasurement model, Func<ConditionMeasurement, Html> row) =>
        $"{model.Conditions.GroupBy(c => c.Query).Select(Html (group) => $"<tbody>{group.Select(row)}</tbody>")}";

    private static Html Verdict(ConditionMeasurement c, Axis axis, VerdictRules rules) => $"""
        <tr><th scope="row">{LanguageNames.Tags(c.Condition)}</th><td>{Badges.Of(c.Verdict)}</td><td class="plot">{IntervalPlot.Of(axis, VerdictLook.Kind(c.Verdict), c.Auc.Value, c.Auc.Low, c.Auc.High, Chance, rules.BrokenHigh, rules.WorkingAuc)}</td><td class="number">{Estimate(c.Auc, Figures.Three)}</td><td class="number">{Estimate(c.TopOf20, Figures.Two)}</td><td class="number">{Estimate(c.OverControl, Figures.SignedThree)}</td><td class="why">{c.Reason}</td></tr>

        """;

    private static Html Columns(bool several)
    {
        (string Title, string? Word)[] columns =
        [
            ("Items", null), ("Synonyms", "synonym-pair"), ("Noise", "noise-baseline"), ("Effect size d", "effect-size"), ("Overlap", "overlap"),
            .. several ? [("A100", "top-of-m")] : Array.Empty<(string, string?)>(),
            ("Control AUC", "control"), ("Shuffled AUC", "shuffled"), ("Hubness", "hubness"), ("Reciprocal", "reciprocal"), ("xSIM error", "margin-error"), ("Centroids apart", "centroids"),
        ];
        return $"{columns.Select(Html (c) => c.Word is null
            ? (Html)$"<th scope=\"col\" class=\"number\">{c.Title}</th>"
            : $"<th scope=\"col\" class=\"number\"><a href=\"#word-{c.Word}\">{c.Title}</a></th>")}";
    }

    private static Html Diagnostic(ConditionMeasurement c, bool several)
    {
        string[] figures =
        [
            Figures.Count(c.Items), Figures.Two(c.SynonymSimilarity), Figures.Two(c.NoiseBaseline), Figures.Two(c.EffectSize), Figures.Percent(c.Overlap),
            .. several ? [Figures.Two(c.TopOf100?.Value)] : Array.Empty<string>(),
            Figures.Three(c.ControlAuc), Figures.Three(c.ShuffledAuc), Figures.Two(c.Geometry.Hubness), Figures.Percent(c.Geometry.ReciprocalShare),
            Figures.Percent(c.Geometry.MarginError), Figures.Two(c.Geometry.CentroidDistance),
        ];
        return $"<tr><th scope=\"row\">{LanguageNames.Tags(c.Condition)}</th>{figures.Select(Html (f) => $"<td class=\"number\">{f}</td>")}</tr>\n";
    }

    private static Html Estimate(Estimate? estimate, Func<double?, string> format) => estimate is { } e
        ? Block.Estimate(format(e.Value), Figures.Interval(e.Low, e.High, format))
        : $"{Figures.Missing}";
}
