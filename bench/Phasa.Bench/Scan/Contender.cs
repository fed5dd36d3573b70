using System.Diagnostics;

namespace Phasa.Bench.Scan;

/// <summary>A way to answer queries, and how long it took.</summary>
/// <param name="Name">Its name in the results.</param>
/// <param name="Search">Answers a query: the best rows of it, by number.</param>
internal sealed record Contender(string Name, Func<float[], IReadOnlyList<int>> Search)
{
    private readonly List<double> _milliseconds = [];
    private readonly List<double> _processor = [];
    private int _found;
    private int _wanted;

    /// <summary>Queries in a round; fewer for who is slow.</summary>
    public int Queries { get; init; } = 20;

    /// <summary>Answers some queries.</summary>
    /// <param name="queries">The queries, and the best rows of each.</param>
    /// <param name="round">Which of them to begin with.</param>
    public void Run(IReadOnlyList<(float[] Query, int[] Best)> queries, int round)
    {
        var processor = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Queries; i++)
        {
            var (query, best) = queries[((round * 20) + i) % queries.Count];
            var start = Stopwatch.GetTimestamp();
            var found = Search(query);
            _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            _found += found.Intersect(best).Count();
            _wanted += best.Length;
        }

        _processor.Add((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / Queries);
    }

    /// <summary>The middle of its times, by the clock and by the process's processor time.</summary>
    public (double Clock, double Processor) Medians => (PairedRounds.Median(_milliseconds), PairedRounds.Median(_processor));

    /// <summary>What is written down.</summary>
    public object Figures => new
    {
        Name,
        p50Milliseconds = Math.Round(Medians.Clock, 3),
        processorMilliseconds = Math.Round(Medians.Processor, 3),
        recall10 = Math.Round(_found / (double)Math.Max(1, _wanted), 4),
    };
}
