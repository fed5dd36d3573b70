using Phasa.Bench.Scan;
using Phasa.Indexes;
using Phasa.Indexes.Scans;

namespace Phasa.Bench.Peers;

/// <summary>The index as a search uses it, on one core.</summary>
internal sealed class PhasaPeer : Peer
{
    private readonly LanguageIndexSnapshot _index;
    private readonly TopMatches _matches = new(10, -1);

    /// <summary>Takes the rows in.</summary>
    public PhasaPeer(VectorRows set)
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        _index = RecallWorkload.Index(set);
        BuildSeconds = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <inheritdoc/>
    public override string Name => "Phasa";

    /// <inheritdoc/>
    protected override IReadOnlyList<int> Search(float[] query, int effort)
    {
        _matches.Reset(10, -1);
        _index.Scan(query, default(EveryPassage), _matches);
        return [.. _matches.InOrder().Select(m => m.Slot)];
    }
}
