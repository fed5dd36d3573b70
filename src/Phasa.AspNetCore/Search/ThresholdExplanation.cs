using System.Globalization;
using Phasa.Calibration;
using Phasa.Search;
using Phasa.Separation.Thresholds;

namespace Phasa.AspNetCore.Search;

/// <summary>Says in words where a route's threshold came from.</summary>
internal static class ThresholdExplanation
{
    public static string Of(RouteReport route) => route.Threshold.Source switch
    {
        ThresholdSource.Requested => Invariant($"The search itself asked for {route.Threshold.Value}; nothing calibrated was used."),
        ThresholdSource.Calibrated when route.Calibrated is { Cut: { } cut } pair => Of(pair, cut),
        ThresholdSource.Model => Invariant(
            $"{route.Threshold.Value} is what the embedding model states for queries against rows in {route.Language}; {Uncalibrated(route)}."),
        ThresholdSource.None => Invariant($"No threshold is known for this pair of languages: every row passes; {Uncalibrated(route)}."),
        _ => Invariant($"{route.Threshold.Value} comes from {route.Threshold.Source}."),
    };

    private static string Of(CalibratedPair pair, CalibratedCut cut)
    {
        var fit = pair.Pair.Fit;
        var rule = cut.Rule == CutRule.FalseAccept ? Invariant($"τ_false-accept at {fit.Alpha:0.#%}") : Invariant($"τ_miss at {fit.Beta:0.#%}");
        var verdict = fit.Verdict == ThresholdVerdict.Separable
            ? "It keeps both promises (separable)."
            : $"No cutoff keeps both promises (no-cutoff), and Calibration:Prefer is '{(cut.Rule == CutRule.Miss ? "answers" : "silence")}'.";
        return Invariant(
            $"{cut.Value:0.0000} is {rule} for queries in {fit.Query} against rows in {fit.Row}, calibrated {pair.At.UtcDateTime:yyyy-MM-dd HH:mm'Z'} from {fit.Queries:N0} {Asked(pair.Source)} with {pair.RowsThen:N0} rows ({pair.RowsNow:N0} now{(pair.IsOutdated ? ", outdated" : "")}). ")
            + Invariant($"Expected: {cut.Expected.FalseAccept:0.#%} of unanswerable queries are answered, {(cut.Expected.Miss is { } miss ? Invariant($"{miss:0.#%}") : "an unknown share")} of right documents are hidden. ")
            + verdict;
    }

    private static string Uncalibrated(RouteReport route) => route.Calibrated?.Pair.Fit switch
    {
        null => "it was not calibrated for this collection",
        { Verdict: ThresholdVerdict.NoCutoff } fit => Invariant(
            $"no cutoff keeps both promises (no-cutoff), and τ_miss of the titles ({fit.Miss:0.0000}) is higher: titles are easier than questions, so it may lower a cut but not raise it. Calibrate with judged queries"),
        { } fit => Invariant($"{fit.Queries:N0} queries ({fit.Answerable:N0} answerable) were too few to calibrate it"),
    };

    private static string Asked(CalibrationSource source) => source == CalibrationSource.Queries ? "judged queries" : "titles";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
