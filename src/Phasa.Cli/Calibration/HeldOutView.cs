using System.Globalization;
using Phasa.Calibration;
using Phasa.Cli.Output;
using Phasa.Separation.Thresholds;

namespace Phasa.Cli.Calibration;

/// <summary>Shows how thresholds do on queries that had no part in them.</summary>
internal static class HeldOutView
{
    /// <summary>Writes a line per pair of languages.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<HeldOutCheck> checks)
    {
        var table = Tables.New("Pair", "Held out", "False accepts", "Band", "", "Right", "Misses", "Band", "").Figures(1, 2, 3, 5, 6, 7);
        foreach (var check in checks)
        {
            table.Row(
                CalibrationView.Pair(check.Query.Value, check.Row.Value), $"{check.Queries}", Of(check.FalseAccepts, check.Queries), Band(check.Band),
                Holds(check.Band, check.FalseAccepts), $"{check.Answerable}",
                check.Misses is { } misses ? Of(misses, check.Answerable) : "–", check.MissBand is { } band ? Band(band) : "–",
                check is { Misses: { } missed, MissBand: { } missBand } ? Holds(missBand, missed) : "");
        }

        terminal.Out.Write(table);
        terminal.Print("False accepts: held-out queries answered at τFA with the documents that answer them ignored. Misses: right documents below τmiss. Band: what the promises allow, 95 times in 100.");
    }

    private static string Of(int count, int all) => all == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{count} ({(double)count / all:0.0%})");

    private static string Band(ConformalBand band) => string.Create(CultureInfo.InvariantCulture, $"{band.Low}–{band.High}");

    private static string Holds(ConformalBand band, int count) => band.Contains(count) ? "holds" : count > band.High ? "above" : "below";
}
