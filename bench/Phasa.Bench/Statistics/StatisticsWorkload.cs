using System.Diagnostics;
using Phasa.Separation;
using Phasa.Separation.Conditions;

namespace Phasa.Bench.Statistics;

/// <summary>
/// The statistics of a measurement, control and 2,000 draws included, for 7 languages × 1,000 items × 384 dimensions: 49 conditions.
/// NumPy does one of them, as all would take it a quarter of an hour.
/// </summary>
internal sealed class StatisticsWorkload : IWorkload
{
    private const int Items = 1000;
    private const int Dimensions = 384;
    private const int MostRounds = 3;

    /// <inheritdoc/>
    public string Name => "statistics";

    /// <inheritdoc/>
    public string Description => "All statistics of 49 conditions (7 languages × 1,000 items × 384 dimensions, 2,000 draws, control included) from given vectors, against NumPy on one of them.";

    /// <inheritdoc/>
    public async Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var pairs = SyntheticPairs.Texts(Items, seed: 1);
        var vectors = SyntheticPairs.Vectors(pairs, Dimensions, seed: 2);
        var options = new MeasurementOptions();
        var small = SyntheticPairs.Texts(60, seed: 1);
        ConditionsMeasurer.Measure(small, small.Conditions, [SyntheticPairs.Vectors(small, Dimensions, seed: 2)], options, null, cancellationToken);

        List<Timing> timings = [];
        MeasuredCondition[][] measured = [];
        for (var round = 0; round < Math.Min(rounds, MostRounds); round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var process = Process.GetCurrentProcess();
            var (start, processor) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
            measured = ConditionsMeasurer.Measure(pairs, pairs.Conditions, [vectors], options, null, cancellationToken);
            var elapsed = Stopwatch.GetElapsedTime(start);
            process.Refresh();
            timings.Add(new(elapsed.TotalSeconds, (process.TotalProcessorTime - processor).TotalSeconds));
            await progress.WriteLineAsync($"round {round + 1}: {timings[^1].Seconds:F2} s, {timings[^1].ProcessorSeconds:F2} s of processors");
        }

        using var self = Process.GetCurrentProcess();
        var peak = self.PeakWorkingSet64 / (double)(1 << 20);
        var seconds = PairedRounds.Median(timings.Select(t => t.Seconds));
        var middle = Array.Find(measured, m => m[0].Measurement.Condition == pairs.Conditions[measured.Length / 2])![0];
        var numpy = await NumpyStatistics.RunAsync(pairs, vectors, middle, options, cancellationToken);
        var processorSeconds = PairedRounds.Median(timings.Select(t => t.ProcessorSeconds));
        return new
        {
            conditions = measured.Length,
            items = Items,
            Dimensions,
            options.Draws,
            seconds = Math.Round(seconds, 2),
            processorSeconds = Math.Round(processorSeconds, 2),
            goalSeconds = 60,
            peakMiB = Math.Round(peak),
            goalMiB = 2048,
            secondsPerCondition = Math.Round(seconds / measured.Length, 3),
            processorSecondsPerCondition = Math.Round(processorSeconds / measured.Length, 3),
            numpyOnOneCondition = numpy,
            processorTimeRatio = numpy is null ? null : (double?)Math.Round(processorSeconds / measured.Length / numpy.ProcessorSeconds, 4),
        };
    }
}
