using System.Globalization;
using Phasa.Calibration;
using Phasa.Cli.Output;
using Phasa.Collections;
using Phasa.Separation.Thresholds;
using Spectre.Console;

namespace Phasa.Cli.Calibration;

/// <summary>Shows thresholds to people.</summary>
internal static class CalibrationView
{
    /// <summary>Writes a line per pair of languages, and what is wrong where something is.</summary>
    public static void Write(
        Terminal terminal, Collection collection, CollectionCalibration calibration, CutPreference prefer, IReadOnlyList<HeldOutCheck>? checks)
    {
        var asked = calibration.Source == CalibrationSource.Titles ? "the documents' titles" : "judged queries";
        terminal.Print($"{collection.Name}: thresholds of {calibration.Space.Model}, from {asked}, seed {calibration.Seed.ToString(CultureInfo.InvariantCulture)}");
        terminal.Out.Write(Table(calibration, prefer));
        var fit = calibration.Pairs[0].Fit;
        terminal.Print(string.Create(
            CultureInfo.InvariantCulture,
            $"Queries→rows. τFA: at most {fit.Alpha:0.#%} of unanswerable queries are answered; τmiss: at most {fit.Beta:0.#%} of right documents are hidden. FA, miss: what to expect at the cut in use. J, F1: the best single cuts' scores, cross-fitted."));
        var overlap = calibration.Pairs.Where(p => p.Fit.Verdict == ThresholdVerdict.NoCutoff).ToLookup(p => p.KeepsModelCut(prefer, calibration.Source));
        WriteNoCutoff(terminal, [.. overlap[false]], prefer);
        WriteKept(terminal, [.. overlap[true]]);
        WriteTooFew(terminal, [.. calibration.Pairs.Where(p => p.Fit.Verdict == ThresholdVerdict.NotEnoughData)], calibration.Source);
        if (checks is not null)
        {
            HeldOutView.Write(terminal, checks);
        }
    }

    /// <summary>A pair of languages.</summary>
    internal static string Pair(string query, string row) => $"{query}→{row}";

    private static Table Table(CollectionCalibration calibration, CutPreference prefer)
    {
        var table = Tables.New("Pair", "n", "τFA", "τmiss", "Verdict", "Cut", "FA", "Miss", "J", "F1").Figures(1, 2, 3, 5, 6, 7, 8, 9);
        foreach (var pair in calibration.Pairs)
        {
            var (fit, cut) = (pair.Fit, pair.Cut(prefer, calibration.Source));
            table.Row(
                Pair(fit.Query.Value, fit.Row.Value), $"{fit.Queries}", Cosine(fit.FalseAccept), Cosine(fit.Miss), Verdict(fit.Verdict),
                Cosine(cut?.Value), Share(cut?.Expected.FalseAccept), Share(cut?.Expected.Miss), Score(fit.Youden), Score(fit.BestF1));
        }

        return table;
    }

    private static void WriteNoCutoff(Terminal terminal, IReadOnlyList<PairCalibration> pairs, CutPreference prefer)
    {
        if (pairs.Count == 0)
        {
            return;
        }

        terminal.Print(prefer == CutPreference.Answers
            ? $"No cutoff satisfies both promises for {Names(pairs)}: right and wrong rows overlap. Searches show right documents there and the wrong ones that come with them (τmiss)."
            : $"No cutoff satisfies both promises for {Names(pairs)}: right and wrong rows overlap. Searches stay silent there rather than answer wrongly (τFA).");
        terminal.Next(prefer == CutPreference.Answers
            ? "\"Calibration\": {\"prefer\": \"silence\"} turns that round; judged queries (--queries) or a better model may part them."
            : "\"Calibration\": {\"prefer\": \"answers\"} turns that round; judged queries (--queries) or a better model may part them.");
    }

    private static void WriteKept(Terminal terminal, IReadOnlyList<PairCalibration> pairs)
    {
        if (pairs.Count == 0)
        {
            return;
        }

        terminal.Print($"No cutoff satisfies both promises for {Names(pairs)}: right and wrong rows overlap. The model's own cut stays there, or none: τmiss lies above it, and titles are easier than questions, so that it would hide right documents.");
        terminal.Next("Give judged queries with --queries; for silence rather than wrong answers set \"Calibration\": {\"prefer\": \"silence\"}.");
    }

    private static void WriteTooFew(Terminal terminal, IReadOnlyList<PairCalibration> pairs, CalibrationSource source)
    {
        if (pairs.Count == 0)
        {
            return;
        }

        var fit = pairs[0].Fit;
        var needed = Math.Max(Math.Ceiling(1 / fit.Alpha), Math.Ceiling(1 / fit.Beta)) - 1;
        terminal.Print(string.Create(
            CultureInfo.InvariantCulture,
            $"Too few queries with a right document for {Names(pairs)}: {needed:0} are needed at these shares. The model's own cut stays there."));
        terminal.Next(source == CalibrationSource.Titles
            ? "Give judged queries with --queries, or a higher --alpha and --beta."
            : "Add queries in these languages, or take a higher --alpha and --beta.");
    }

    private static string Names(IEnumerable<PairCalibration> pairs) => string.Join(", ", pairs.Select(p => Pair(p.Fit.Query.Value, p.Fit.Row.Value)));

    private static string Verdict(ThresholdVerdict verdict) => verdict == ThresholdVerdict.NotEnoughData ? "too few" : Output.Names.Of(verdict);

    private static string Cosine(double? value) => value is { } cosine ? cosine.ToString("0.000", CultureInfo.InvariantCulture) : "–";

    private static string Share(double? value) => value is { } share ? share.ToString("0.0%", CultureInfo.InvariantCulture) : "–";

    private static string Score(ScoredCut? cut) => cut is { } scored ? scored.Score.ToString("0.00", CultureInfo.InvariantCulture) : "–";
}
