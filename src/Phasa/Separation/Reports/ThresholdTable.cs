using Phasa.Separation.Thresholds;

namespace Phasa.Separation.Reports;

/// <summary>Where similarities might be cut in each condition, and whether any cut keeps both promises.</summary>
internal static class ThresholdTable
{
    /// <summary>The table.</summary>
    public static Html Of(IReadOnlyList<ThresholdFit> fits) => Block.Table(
        "Cuts of every condition", "thresholds",
        $"""
        <tr><th scope="col">Query → row</th><th scope="col">One cut for both?</th><th scope="col" class="number"><a href="#word-false-accept">τ false accept</a></th><th scope="col" class="number"><a href="#word-miss">τ miss</a></th><th scope="col">Cut</th><th scope="col" class="number"><a href="#word-youden">Youden</a></th><th scope="col" class="number"><a href="#word-f1">Best F1</a></th><th scope="col" class="number">Queries</th></tr>
        """,
        $"{fits.GroupBy(f => f.Query).Select(Html (group) => $"<tbody>{group.Select(Row)}</tbody>")}");

    private static Html Row(ThresholdFit fit) => $"""
        <tr><th scope="row">{LanguageNames.Tags(new(fit.Query, fit.Row))}</th><td>{Badges.Of(fit.Verdict)}</td><td class="number">{Cut(fit.FalseAccept, fit.Alpha)}</td><td class="number">{Cut(fit.Miss, fit.Beta)}</td><td>{Between(fit)}</td><td class="number">{Scored(fit.Youden, "J")}</td><td class="number">{Scored(fit.BestF1, "F1")}</td><td class="number">{Figures.Count(fit.Queries)}</td></tr>

        """;

    private static Html Cut(double? cut, double rate) => cut is null ? $"{Figures.Missing}" : Block.Estimate(Figures.Two(cut), $"at {Figures.Rate(rate)}");

    private static Html Between(ThresholdFit fit) => fit switch
    {
        { Verdict: ThresholdVerdict.Separable, FalseAccept: { } low, Miss: { } high } => $"any from {Figures.Two(low)} to {Figures.Two(high)}",
        { Verdict: ThresholdVerdict.NoCutoff, FalseAccept: { } low, Miss: { } high } => $"<span class=\"quiet\">none: they lie {Figures.Two(low - high)} apart</span>",
        _ => $"<span class=\"quiet\">{Figures.Missing}</span>",
    };

    private static Html Scored(ScoredCut? cut, string score) => cut is { } c ? Block.Estimate(Figures.Two(c.Cut), $"{score} {Figures.Two(c.Score)}") : $"{Figures.Missing}";
}
