namespace Phasa.Bench.Macro;

/// <summary>What so many clients saw of the service and, in the same rounds, of the bare endpoint.</summary>
/// <param name="cache">Whether the queries were asked before.</param>
/// <param name="clients">Clients at once.</param>
internal sealed class SearchLoad(string cache, int clients)
{
    private readonly List<double[]> _ours = [];
    private readonly List<double[]> _theirs = [];
    private IReadOnlyList<(Timing Subject, Timing Reference)> _pairs = [];

    /// <summary>Keeps the times of a round of searches.</summary>
    public void Ours(double[] times) => _ours.Add(times);

    /// <summary>Keeps the times of a round at the bare endpoint.</summary>
    public void Theirs(double[] times) => _theirs.Add(times);

    /// <summary>Keeps what the rounds took as wholes.</summary>
    public void Add(IReadOnlyList<(Timing Subject, Timing Reference)> pairs) => _pairs = pairs;

    /// <summary>What is written down. The round before the first counts for the processor time alone.</summary>
    /// <param name="processorSeconds">What the service's process used for all rounds.</param>
    public object Figures(double processorSeconds)
    {
        var requests = _ours[0].Length;
        return new
        {
            clients,
            queries = cache,
            p50Milliseconds = Percentile(_ours, .5),
            p99Milliseconds = Percentile(_ours, .99),
            requestsPerSecond = Math.Round(requests / PairedRounds.Median(_pairs.Select(p => p.Subject.Seconds))),
            processorMillisecondsPerSearch = Math.Round(1000 * processorSeconds / _ours.Sum(t => t.Length), 3),
            bareP50Milliseconds = Percentile(_theirs, .5),
            bareRequestsPerSecond = Math.Round(requests / PairedRounds.Median(_pairs.Select(p => p.Reference.Seconds))),
            throughputToBare = Math.Round(PairedRounds.Median(_pairs.Select(p => p.Reference.Seconds / p.Subject.Seconds)), 3),
        };
    }

    private static double Percentile(List<double[]> rounds, double share)
    {
        double[] times = [.. rounds.Skip(1).SelectMany(r => r).Order()];
        return Math.Round(times[(int)Math.Min(times.Length - 1, share * times.Length)], 3);
    }
}
