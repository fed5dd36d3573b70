using System.Diagnostics;

namespace Phasa.Bench;

/// <summary>
/// Times two ways of doing the same work in turn, so that a change of the machine's speed meets both. The ratio of a round
/// is that of two timings taken one right after the other; the median of the rounds leaves disturbed ones out.
/// </summary>
internal static class PairedRounds
{
    /// <summary>Runs both once unmeasured, then the rounds; who begins changes from round to round.</summary>
    /// <param name="subject">The way under test.</param>
    /// <param name="reference">What it is compared with.</param>
    /// <param name="rounds">How many pairs of timings.</param>
    /// <param name="progress">Told after each round.</param>
    /// <param name="cancellationToken">Stops between rounds.</param>
    /// <returns>The pairs of timings.</returns>
    public static async Task<IReadOnlyList<(Timing Subject, Timing Reference)>> RunAsync(
        Func<Task> subject, Func<Task> reference, int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        await subject();
        await reference();
        List<(Timing Subject, Timing Reference)> pairs = [];
        for (var i = 0; i < rounds; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var first = await TimeAsync(i % 2 == 0 ? subject : reference);
            var second = await TimeAsync(i % 2 == 0 ? reference : subject);
            pairs.Add(i % 2 == 0 ? (first, second) : (second, first));
            await progress.WriteLineAsync($"round {i + 1} of {rounds}: {pairs[^1].Subject.Seconds:F2} s against {pairs[^1].Reference.Seconds:F2} s");
        }

        return pairs;
    }

    /// <summary>The middle value; the mean of the two middle ones of an even number.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static async Task<Timing> TimeAsync(Func<Task> action)
    {
        using var process = Process.GetCurrentProcess();
        var (start, processor) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
        await action();
        var elapsed = Stopwatch.GetElapsedTime(start);
        process.Refresh();
        return new Timing(elapsed.TotalSeconds, (process.TotalProcessorTime - processor).TotalSeconds);
    }
}
