using Phasa.Monitoring;

namespace Phasa.Dashboard.Queries;

/// <summary>How similar to a query the best row was, and how similar it had to be.</summary>
internal static class Similarities
{
    /// <summary>Whether no row reached the cut; false where none was compared.</summary>
    /// <param name="search">The search.</param>
    /// <param name="below">The cut, −1..1; null for the threshold of each route's pair of languages when it was searched.</param>
    public static bool IsLow(SearchRecord search, float? below) =>
        search.Best is { } best && (below is { } cut ? best < cut : search.Routes.All(r => !(r.Best >= r.Threshold)));

    /// <summary>The threshold of the route that the most similar row was on; null without rows, or where there was no cut.</summary>
    public static float? ThresholdOf(SearchRecord search) =>
        search.Best is { } best && search.Routes.First(r => r.Best == best).Threshold is > -1 and var threshold ? threshold : null;
}
