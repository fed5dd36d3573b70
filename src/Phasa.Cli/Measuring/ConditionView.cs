using Phasa.Cli.Output;
using Phasa.Languages;
using Phasa.Separation;
using Phasa.Separation.Conditions;
using Spectre.Console;

namespace Phasa.Cli.Measuring;

/// <summary>The figures of conditions, a row each.</summary>
internal static class ConditionView
{
    /// <summary>Writes the figures of all conditions, or of those within a language and into the source language.</summary>
    public static void Write(IAnsiConsole console, ModelMeasurement model, LanguageTag source, bool all)
    {
        var table = Tables.New("Pair", "n", "Verdict", "AUC", "interval", "A20", "over control", "effect d").Figures(1, 3, 4, 5, 6, 7);
        foreach (var condition in model.Conditions.Where(c => all || c.Condition.IsMonolingual || c.Document == source))
        {
            table.AddRow(
                new Text(condition.Condition.ToString()),
                new Text($"{condition.Items}"),
                new Text($"{VerdictMarks.Of(condition.Verdict)} {Word(condition)}", VerdictMarks.StyleOf(condition.Verdict)),
                new Text(MeasureView.Three(condition.Auc.Value)),
                new Text($"{MeasureView.Three(condition.Auc.Low)}–{MeasureView.Three(condition.Auc.High)}"),
                new Text(MeasureView.Two(condition.TopOf20?.Value)),
                new Text(MeasureView.Signed(condition.OverControl.Value)),
                new Text(MeasureView.Two(condition.EffectSize)));
        }

        console.Write(table);
        MeasureView.Line(console, "A20: the chance that the right document wins among 20. Over control: AUC less that of shared characters alone.");
    }

    private static string Word(ConditionMeasurement condition) => condition.Verdict switch
    {
        Phasa.Separation.Verdicts.Verdict.SurfaceOverlapOnly => "overlap",
        Phasa.Separation.Verdicts.Verdict.NotEnoughData => "too few",
        var verdict => Names.Of(verdict),
    };
}
