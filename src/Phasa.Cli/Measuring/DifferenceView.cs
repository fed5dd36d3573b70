using Phasa.Cli.Output;
using Phasa.Separation;
using Phasa.Separation.Comparison;
using Spectre.Console;

namespace Phasa.Cli.Measuring;

/// <summary>Differences between models, or between a measurement and its baseline. Only what is beyond chance is called a finding.</summary>
internal static class DifferenceView
{
    /// <summary>Writes which model is better where.</summary>
    public static void Write(IAnsiConsole console, IReadOnlyList<ModelDifference> differences)
    {
        var found = differences.Where(d => d.Better is not null).ToList();
        if (found.Count > 0)
        {
            console.Write(Table(found, d => $"{d.First} → {d.Second}", d => $"{d.Better} is better"));
        }

        MeasureView.Line(console, Rest(differences.Count - found.Count, differences.Count));
    }

    /// <summary>Writes what is worse or better than in the baseline.</summary>
    public static void WriteBaseline(IAnsiConsole console, Measurement baseline, IReadOnlyList<ModelDifference> differences)
    {
        MeasureView.Title(console, $"Against the baseline of {Tables.Time(baseline.At)}");
        var found = differences.Where(d => d.Better is not null).OrderByDescending(d => d.IsWorse).ThenBy(d => d.Auc.Difference).ToList();
        if (found.Count > 0)
        {
            console.Write(Table(found, d => d.First == d.Second ? d.First : $"{d.First} → {d.Second}", d => d.IsWorse ? "worse" : "better"));
        }

        MeasureView.Line(console, Rest(differences.Count - found.Count, differences.Count));
    }

    private static Table Table(IEnumerable<ModelDifference> differences, Func<ModelDifference, string> models, Func<ModelDifference, string> finding)
    {
        var table = Tables.New("Models", "Pair", "AUC", "difference", "interval", "Finding").Figures(3, 4);
        foreach (var d in differences)
        {
            table.Row(
                models(d), $"{d.Query}→{d.Document}", $"{MeasureView.Three(d.Auc.First)}→{MeasureView.Three(d.Auc.Second)}", MeasureView.Signed(d.Auc.Difference),
                $"{MeasureView.Signed(d.Auc.Low)}…{MeasureView.Signed(d.Auc.High)}", finding(d));
        }

        return table;
    }

    private static string Rest(int rest, int all) =>
        $"{(rest == all ? $"None of {all} differences is" : rest == 0 ? $"All {all} differences are" : $"{all - rest} of {all} differences are")} beyond chance (paired by item, Holm-corrected).";
}
