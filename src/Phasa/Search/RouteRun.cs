using Phasa.Calibration;
using Phasa.Indexes;
using Phasa.Indexes.Scans;
using Phasa.Languages;

namespace Phasa.Search;

/// <summary>What a route found.</summary>
/// <param name="Report">The report of the route.</param>
/// <param name="Matches">The passages that met the cut, best first.</param>
internal sealed record RouteRun(RouteReport Report, IReadOnlyList<RowMatch> Matches)
{
    /// <summary>Compares a query's vector with the rows of a route and cuts what it finds by the route's own threshold.</summary>
    public static async ValueTask<RouteRun> ScanAsync(
        CollectionSnapshot snapshot, RouteStep step, LanguageTag language, float[] query, Threshold threshold, CalibratedPair? calibrated, int top)
    {
        var index = snapshot.IndexOf(step.Rows);
        var matches = new TopMatches(top, threshold.Value);
        var written = snapshot.Written.GetValueOrDefault(step.ExceptWritten ?? step.Rows);
        var covered = step.UncoveredOnly ? snapshot.Covered.GetValueOrDefault(language) : default;
        var rows = (step.Route, step.ExceptWritten) switch
        {
            (Route.Index, null) => await SharedScans.Default.ScanAsync(index, query, new EveryPassage(), matches).ConfigureAwait(false),
            (Route.Index, not null) => await SharedScans.Default.ScanAsync(index, query, new PassagesBeside(written), matches).ConfigureAwait(false),
            _ => await SharedScans.Default.ScanAsync(index, query, new OriginalPassages(written, covered), matches).ConfigureAwait(false),
        };

        return new(
            new RouteReport(step.Route, step.Rows, rows, threshold, matches.Accepted, matches.Best, step.Reason) { Calibrated = calibrated },
            matches.InOrder());
    }
}
