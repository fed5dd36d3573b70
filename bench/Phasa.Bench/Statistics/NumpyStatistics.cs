using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Phasa.Separation;
using Phasa.Separation.Conditions;
using Phasa.Separation.PairSets;
using Phasa.Separation.Uncertainty;

namespace Phasa.Bench.Statistics;

/// <summary>What NumPy took for one condition.</summary>
/// <param name="Version">NumPy's version.</param>
/// <param name="Seconds">By the clock, reading files not counted.</param>
/// <param name="ProcessorSeconds">Of all processors together.</param>
/// <param name="Figures">How many figures were compared.</param>
/// <param name="GreatestDifference">The greatest difference between one of its figures and Phasa's.</param>
internal sealed record NumpyResult(string Version, double Seconds, double ProcessorSeconds, int Figures, double GreatestDifference);

/// <summary>Has condition.py work out one condition from the same vectors, control and draws.</summary>
internal static class NumpyStatistics
{
    /// <summary>Debian's own Python, for which NumPy is a package.</summary>
    private const string Python = "/usr/bin/python3";

    /// <summary>Runs it; null where there is no Python with NumPy.</summary>
    /// <exception cref="InvalidOperationException">A figure differs from Phasa's: one of the two is wrong.</exception>
    public static async Task<NumpyResult?> RunAsync(
        PairSet pairs, PairVectors vectors, MeasuredCondition measured, MeasurementOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("phasa-statistics");
        try
        {
            Write(folder.FullName, pairs, vectors, measured.Measurement.Condition, options);
            string[] arguments =
            [
                Path.Combine("bench", "Phasa.Bench", "Statistics", "condition.py"), folder.FullName,
                $"{pairs.Items.Count}", $"{vectors.Space.Dimensions}", $"{options.Draws}",
            ];
            using var process = File.Exists(Python) ? Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true }) : null;
            if (process is null)
            {
                return null;
            }

            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? Compare(JsonDocument.Parse(output).RootElement, measured) : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(string folder, PairSet pairs, PairVectors vectors, Condition condition, MeasurementOptions options)
    {
        var items = pairs.ItemsOf(condition);
        Save("queries", MemoryMarshal.AsBytes<float>(items.SelectMany(i => vectors.Query(i, condition.Query)).ToArray()));
        Save("documents", MemoryMarshal.AsBytes<float>(items.SelectMany(i => vectors.Document(i, condition.Document)).ToArray()));
        var control = new CharacterControl(pairs).Of(condition, items);
        Save("control", MemoryMarshal.AsBytes<float>(Enumerable.Range(0, items.Count).SelectMany(i => control.Row(i).ToArray()).ToArray()));
        var draws = new ItemDraws(items.Count, options.Draws, options.Seed);
        Save("weights", (from draw in Enumerable.Range(0, draws.Count) from item in Enumerable.Range(0, draws.Items) select (byte)draws[draw, item]).ToArray());

        void Save(string name, ReadOnlySpan<byte> bytes) => File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }

    private static NumpyResult Compare(JsonElement result, MeasuredCondition measured)
    {
        var (m, draws) = (measured.Measurement, measured.Draws);
        var ours = new Dictionary<string, double>
        {
            ["auc"] = m.Auc.Value,
            ["control"] = m.ControlAuc,
            ["overControlLow"] = m.OverControl.Low,
            ["overControlHigh"] = m.OverControl.High,
            ["top20"] = m.TopOf20!.Value.Value,
            ["top20Deviation"] = StandardDeviation.Of(draws.TopOf20Draws!),
            ["top100"] = m.TopOf100!.Value.Value,
            ["effect"] = m.EffectSize,
            ["hubness"] = m.Geometry.Hubness,
            ["marginError"] = m.Geometry.MarginError,
            ["centroids"] = m.Geometry.CentroidDistance,
        };
        var differences = ours.Select(o => (o.Key, Difference: Math.Abs(o.Value - result.GetProperty("figures").GetProperty(o.Key).GetDouble()))).ToList();
        var greatest = differences.MaxBy(d => d.Difference);
        return greatest.Difference < 1e-3
            ? new(
                result.GetProperty("version").GetString()!,
                Math.Round(result.GetProperty("seconds").GetDouble(), 2),
                Math.Round(result.GetProperty("processorSeconds").GetDouble(), 2),
                ours.Count,
                greatest.Difference)
            : throw new InvalidOperationException($"NumPy and Phasa disagree on {greatest.Key} by {greatest.Difference}.");
    }
}
