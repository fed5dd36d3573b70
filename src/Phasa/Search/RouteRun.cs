using Phasa.Calibration;
using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Monitoring.Traces;
using Phasa.Search.Legs;

namespace Phasa.Search;

/// <summary>What a route found.</summary>
/// <param name="Report">The report of the route.</param>
/// <param name="Matches">The passages whose vectors met the cut, best first.</param>
internal sealed record RouteRun(RouteReport Report, IReadOnlyList<RowMatch> Matches)
{
    /// <summary>What the words' leg found; null when it was not asked.</summary>
    public WordLeg? Words { get; init; }

    /// <summary>Why the words' leg failed where the vectors' did not; null when it did not fail.</summary>
    public PhasaException? WordsFailure { get; init; }

    /// <summary>Whether the store found a row that the snapshot does not know: a document among the best has changed since.</summary>
    public bool Gone { get; init; }

    /// <summary>Compares a query with the rows of a route, leg by leg, each cut by the route's own cut for it.</summary>
    public static ValueTask<RouteRun> ScanAsync(CollectionSnapshot snapshot, RouteStep step, LanguageTag language, RouteQuery query, CancellationToken cancellationToken)
    {
        var written = snapshot.Written.GetValueOrDefault(step.ExceptWritten ?? step.Rows);
        var covered = step.UncoveredOnly ? snapshot.Covered.GetValueOrDefault(language) : default;
        return (step.Route, step.ExceptWritten) switch
        {
            (Route.Index, null) => FilterAsync(snapshot, step, new EveryPassage(), query, cancellationToken),
            (Route.Index, not null) => FilterAsync(snapshot, step, new PassagesBeside(written), query, cancellationToken),
            _ => FilterAsync(snapshot, step, new OriginalPassages(written, covered), query, cancellationToken),
        };
    }

    private static ValueTask<RouteRun> FilterAsync<TFilter>(
        CollectionSnapshot snapshot, RouteStep step, TFilter filter, RouteQuery query, CancellationToken cancellationToken)
        where TFilter : struct, ISlotFilter =>
        query.Within is { } passages
            ? ScanAsync(snapshot, step, new Within<TFilter>(filter, passages), query, cancellationToken)
            : ScanAsync(snapshot, step, filter, query, cancellationToken);

    private static async ValueTask<RouteRun> ScanAsync<TFilter>(
        CollectionSnapshot snapshot, RouteStep step, TFilter filter, RouteQuery query, CancellationToken cancellationToken)
        where TFilter : struct, ISlotFilter
    {
        using var span = PhasaTracing.Start("scan");
        var matches = new TopMatches(query.Depth, query.Threshold.Value);
        var finding = query.Words is null ? null : WordLeg.FindAsync(snapshot, filter, step.Rows, query);
        var scan = query.Vectors
            ? SnapshotVectors.FindAsync(snapshot, step.Rows, filter, query.Vector, matches, cancellationToken).AsTask()
            : Task.FromResult((Rows: snapshot.IndexOf(step.Rows).Admitted(filter).Count, Gone: false));

        // Both end before the snapshots they read are let go of, whatever becomes of either.
        await Task.WhenAll([scan, .. finding is null ? [] : new Task[] { finding }]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var ((rows, gone), found) = (await scan.ConfigureAwait(false), matches.InOrder());
        var failure = query.Vectors ? finding?.Exception?.InnerException as PhasaException : null;
        var words = finding is null || failure is not null ? null
            : await WordLeg.OfAsync(snapshot, step.Rows, query, await finding.ConfigureAwait(false), found, cancellationToken).ConfigureAwait(false);
        span?.SetTag(SpanTags.Route, SnakeCase.Of(step.Route.ToString())).SetTag(SpanTags.Language, step.Rows.Value).SetTag(SpanTags.Rows, rows).SetTag(SpanTags.Hits, matches.Accepted);
        return new(
            new RouteReport(step.Route, step.Rows, rows, query.Threshold, Math.Min(matches.Accepted, query.Top), matches.Best, step.Reason)
            {
                Calibrated = query.Calibrated,
                ComparesVectors = query.Vectors,
                Words = words?.Report,
                Weights = query.Vectors && words is not null ? query.Weights : null,
            },
            found)
        { Words = words, WordsFailure = failure, Gone = gone };
    }
}
