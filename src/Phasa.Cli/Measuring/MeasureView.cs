using System.Globalization;
using Phasa.Cli.Output;
using Phasa.Separation;
using Spectre.Console;

namespace Phasa.Cli.Measuring;

/// <summary>Shows a measurement to people: per model the matrix, what it means, and the figures behind it.</summary>
internal static class MeasureView
{
    /// <summary>Writes everything.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="measurement">The measurement.</param>
    /// <param name="details">Whether every pair of languages gets its row of figures, or those alone that the advice rests on.</param>
    public static void Write(IAnsiConsole console, Measurement measurement, bool details)
    {
        foreach (var model in measurement.Models)
        {
            Title(console, $"{model.Model} ({model.Space.Dimensions} dimensions, space {model.Space.Id})");
            MatrixView.Write(console, measurement.PairSet.Languages, model);
            Title(console, $"What it means, with knowledge written in {measurement.Source}");
            LanguageView.Write(console, model);
            Title(console, details ? "Every pair of languages" : "The figures behind it (--details shows every pair of languages)");
            ConditionView.Write(console, model, measurement.Source, details);
            PathView.Write(console, model);
            ThresholdView.Write(console, model, measurement.Source);
        }

        if (measurement.Differences.Count > 0)
        {
            Title(console, "Model against model");
            DifferenceView.Write(console, measurement.Differences);
        }

        Line(console, string.Create(
            CultureInfo.InvariantCulture,
            $"Pair set '{measurement.PairSet.Name}' ({measurement.PairSet.Items:N0} items{Origin(measurement.PairSet)}, {measurement.PairSet.Fingerprint}), seed {measurement.Seed}, {measurement.Draws:N0} draws. Intervals are of 95 %."));
    }

    private static string Origin(PairSetSummary pairs) => pairs.AskedByUsers is not { } asked ? "" : string.Create(
        CultureInfo.InvariantCulture, $": {pairs.Items - asked:N0} of titles and texts, {asked:N0} of questions in the search log");

    /// <summary>A heading with a blank line above it.</summary>
    public static void Title(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.Write(new Text(text, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
    }

    /// <summary>A paragraph.</summary>
    public static void Line(IAnsiConsole console, string text)
    {
        console.Write(new Text(text));
        console.WriteLine();
    }

    /// <summary>A figure to two digits, or a dash.</summary>
    public static string Two(double? value) => Number(value, "0.00");

    /// <summary>A figure to three digits, or a dash.</summary>
    public static string Three(double? value) => Number(value, "0.000");

    /// <summary>A difference to three digits, or a dash.</summary>
    public static string Signed(double? value) => Number(value, "+0.000;-0.000;0.000");

    // Adding zero makes −0 into 0.
    private static string Number(double? value, string format) => value is { } number && double.IsFinite(number)
        ? (Math.Round(number, format.EndsWith("0.000", StringComparison.Ordinal) ? 3 : 2, MidpointRounding.AwayFromZero) + 0.0).ToString(format, CultureInfo.InvariantCulture)
        : "–";
}
