namespace Phasa.Bench.Peers;

/// <summary>A peer at one effort, and what it has answered.</summary>
internal sealed class PeerRun(Peer peer, int effort)
{
    private const int MostQueries = 20;
    private const double RoundMilliseconds = 100;

    private readonly List<double> _milliseconds = [];
    private readonly List<double> _rounds = [];
    private int _queries = 1;
    private int _next;
    private int _found;
    private int _wanted;

    /// <summary>Answers until it is warm, and sees how many queries a round can have.</summary>
    public void Warm(float[][] queries)
    {
        var times = peer.Search(queries, 0, 3, effort);
        _queries = (int)Math.Clamp(RoundMilliseconds / times[^1].Milliseconds, 1, MostQueries);
        peer.Search(queries, 3, _queries, effort);
    }

    /// <summary>Answers a round's queries.</summary>
    public void Run(float[][] queries, int[][] best)
    {
        var answers = peer.Search(queries, _next, _queries, effort);
        foreach (var (milliseconds, rows) in answers)
        {
            _milliseconds.Add(milliseconds);
            _found += rows.Intersect(best[_next % best.Length]).Count();
            _wanted += best[_next % best.Length].Length;
            _next = (_next + 1) % queries.Length;
        }

        _rounds.Add(PairedRounds.Median(answers.Select(a => a.Milliseconds)));
    }

    /// <summary>What is written down.</summary>
    /// <param name="phasa">What the ratios refer to.</param>
    public object Figures(PeerRun phasa) => new
    {
        peer.Name,
        effort = effort > 0 ? effort : (int?)null,
        p50Milliseconds = Math.Round(PairedRounds.Median(_milliseconds), 3),
        recall10 = Math.Round(_found / (double)Math.Max(1, _wanted), 4),
        timeToPhasa = Math.Round(PairedRounds.Median(_rounds.Zip(phasa._rounds, (peer, own) => peer / own)), 2),
        buildSeconds = Math.Round(peer.BuildSeconds, 1),
    };
}
