using Phasa.Calibration;
using Phasa.Indexes;
using Phasa.Languages;

namespace Phasa.Search;

/// <summary>What a route found.</summary>
/// <param name="Report">The report of the route.</param>
/// <param name="Matches">The passages that met the cut, best first.</param>
internal sealed record RouteRun(RouteReport Report, IReadOnlyList<RowMatch> Matches)
{
    /// <summary>Compares a query's vector with the rows of a route and cuts what it finds by the route's own threshold.</summary>
    public static RouteRun Scan(
        CollectionSnapshot snapshot, RouteStep step, LanguageTag language, ReadOnlySpan<float> query, Threshold threshold, CalibratedPair? calibrated, int top)
    {
        var index = snapshot.IndexOf(step.Rows);
        var matches = new TopMatches(top, threshold.Value);
        var rows = (step.Route, step.ExceptWritten) switch
        {
            (Route.Index, null) => index.Scan(query, new EveryPassage(), matches),
            (Route.Index, { } except) => index.Scan(query, new PassagesBeside(snapshot.Written.GetValueOrDefault(except)), matches),
            _ => index.Scan(
                query, new OriginalPassages(snapshot.Written.GetValueOrDefault(step.Rows), step.UncoveredOnly ? snapshot.Covered.GetValueOrDefault(language) : default), matches),
        };

        return new(
            new RouteReport(step.Route, step.Rows, rows, threshold, matches.Accepted, matches.Best, step.Reason) { Calibrated = calibrated },
            matches.InOrder());
    }
}
