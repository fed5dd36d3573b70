using System.Diagnostics;
using Phasa.Separation;
using Phasa.Separation.Conditions;

namespace Phasa.Bench.Statistics;

internal sealed class StatisticsWorkload : IWorkload
{
    public string Name => "statistics";
    public string Description => "x";
    public Task<object> RunAsync(int rounds, TextWriter progress, CancellationToken cancellationToken)
    {
        var n = int.Parse(Environment.GetEnvironmentVariable("N") ?? "1000");
        var pairs = SyntheticPairs.Texts(n, 1);
        var vectors = SyntheticPairs.Vectors(pairs, 384, 2);
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var result = ConditionsMeasurer.Measure(pairs, pairs.Conditions, [vectors], new(), null, cancellationToken);
            progress.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s; {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F1} cpu; {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
            if (i == 0)
            {
                foreach (var c in result)
                {
                    progress.WriteLine($"{c[0].Measurement.Condition} {c[0].Measurement.Auc} {c[0].Measurement.TopOf20} {c[0].Measurement.TopOf100} {c[0].Measurement.OverControl} {c[0].Measurement.ShuffledAuc:F4} {c[0].Measurement.Geometry} {c[0].Measurement.Verdict}");
                }
            }
        }
        return Task.FromResult<object>(new { });
    }
}
