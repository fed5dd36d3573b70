using Phasa.Indexes;
using Phasa.Indexes.Words;
using Phasa.Search.Legs;

namespace Phasa.Search;

/// <summary>What a route found.</summary>
/// <param name="Report">The report of the route.</param>
/// <param name="Matches">The passages whose rows met the cut, best first.</param>
internal sealed record RouteRun(RouteReport Report, IReadOnlyList<RowMatch> Matches)
{
    /// <summary>The passages whose texts hold any of the query's words, best first.</summary>
    public IReadOnlyList<WordMatch> Words { get; init; } = [];

    /// <summary>Whether a passage whose row did not meet the cut is found by its words.</summary>
    public Func<WordMatch, bool> ByWordsAlone { get; init; } = _ => true;

    /// <summary>The query's vector.</summary>
    public float[] Vector { get; init; } = [];

    /// <summary>What a rank in each leg counts.</summary>
    public LegWeights Weights => Report.Weights;
}
