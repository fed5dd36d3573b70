using Phasa.Cli.Output;
using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.Thresholds;
using Spectre.Console;

namespace Phasa.Cli.Measuring;

/// <summary>Cuts fitted on the pair set: within each language and into the source language.</summary>
internal static class ThresholdView
{
    /// <summary>Writes a row per pair of languages.</summary>
    public static void Write(IAnsiConsole console, ModelMeasurement model, LanguageTag source)
    {
        var fits = model.Thresholds.Where(t => t.Query == t.Row || t.Row == source).ToList();
        if (fits.Count == 0)
        {
            return;
        }

        MeasureView.Title(console, "Cuts on this pair set ('phasa calibrate' fits a collection's own)");
        var table = Tables.New("Pair", "Queries", "False accept", "Miss", "Youden", "Best F1", "Verdict").Figures(1, 2, 3, 4, 5);
        foreach (var fit in fits)
        {
            table.Row(
                $"{fit.Query}→{fit.Row}", $"{fit.Queries}", MeasureView.Two(fit.FalseAccept), MeasureView.Two(fit.Miss), MeasureView.Two(fit.Youden?.Cut),
                MeasureView.Two(fit.BestF1?.Cut), fit.Verdict == ThresholdVerdict.NoCutoff ? "no cutoff" : Names.Of(fit.Verdict).Replace('-', ' '));
        }

        console.Write(table);
        MeasureView.Line(console, $"Above 'false accept' at most {Figures.Percent(fits[0].Alpha)} of queries without an answer find one; below 'miss' lie at most {Figures.Percent(fits[0].Beta)} of right documents. No cutoff: none satisfies both.");
    }
}
