using System.Globalization;

namespace Phasa.Separation.Reports;

/// <summary>The command that makes a measurement again.</summary>
internal static class RepeatCommand
{
    /// <summary>The command, quoted for a POSIX shell.</summary>
    public static string Of(Measurement measurement)
    {
        string[] words =
        [
            "phasa", "measure", measurement.PairSet.AskedByUsers is null ? "--pairs" : "--from-collection", measurement.PairSet.Name, .. measurement.Models.SelectMany(m => new[] { "--model", m.Model }),
            "--source", measurement.Source.Value, "--seed", Number(measurement.Seed), "--draws", Number(measurement.Draws), "--html", "report.html",
        ];
        return string.Join(' ', words.Select(Quote));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:@+=".Contains(c)) ? word : $"'{word.Replace("'", "'\\''")}'";
}
