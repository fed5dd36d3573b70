using Phasa.Calibration;
using Phasa.Indexes;
using Phasa.Indexes.Scans;
using Phasa.Languages;
using Phasa.Search.Legs;

namespace Phasa.Search;

/// <summary>What a route found.</summary>
/// <param name="Report">The report of the route.</param>
/// <param name="Matches">The passages whose vectors met the cut, best first.</param>
internal sealed record RouteRun(RouteReport Report, IReadOnlyList<RowMatch> Matches)
{
    /// <summary>What the words' leg found; null when it was not asked.</summary>
    public WordLeg? Words { get; init; }

    /// <summary>Compares a query with the rows of a route, leg by leg, each cut by the route's own cut for it.</summary>
    public static ValueTask<RouteRun> ScanAsync(CollectionSnapshot snapshot, RouteStep step, LanguageTag language, RouteQuery query)
    {
        var written = snapshot.Written.GetValueOrDefault(step.ExceptWritten ?? step.Rows);
        var covered = step.UncoveredOnly ? snapshot.Covered.GetValueOrDefault(language) : default;
        return (step.Route, step.ExceptWritten) switch
        {
            (Route.Index, null) => FilterAsync(snapshot, step, new EveryPassage(), query),
            (Route.Index, not null) => FilterAsync(snapshot, step, new PassagesBeside(written), query),
            _ => FilterAsync(snapshot, step, new OriginalPassages(written, covered), query),
        };
    }

    private static ValueTask<RouteRun> FilterAsync<TFilter>(CollectionSnapshot snapshot, RouteStep step, TFilter filter, RouteQuery query)
        where TFilter : struct, ISlotFilter =>
        query.Within is { } passages
            ? ScanAsync(snapshot, step, new Within<TFilter>(filter, passages), query)
            : ScanAsync(snapshot, step, filter, query);

    private static async ValueTask<RouteRun> ScanAsync<TFilter>(CollectionSnapshot snapshot, RouteStep step, TFilter filter, RouteQuery query)
        where TFilter : struct, ISlotFilter
    {
        var index = snapshot.IndexOf(step.Rows);
        var matches = new TopMatches(query.Depth, query.Threshold.Value);
        var rows = query.Vectors
            ? await SharedScans.Default.ScanAsync(index, query.Vector, filter, matches).ConfigureAwait(false)
            : index.Admitted(filter).Count;
        var found = matches.InOrder();
        var words = query.Words is null
            ? null
            : WordLeg.Run(snapshot, filter, step.Rows, query, found);
        return new(
            new RouteReport(step.Route, step.Rows, rows, query.Threshold, Math.Min(matches.Accepted, query.Top), matches.Best, step.Reason)
            {
                Calibrated = query.Calibrated,
                ComparesVectors = query.Vectors,
                Words = words?.Report,
                Weights = query.Vectors && words is not null ? query.Weights : null,
            },
            found)
        { Words = words };
    }
}
