using System.Diagnostics;
using System.Diagnostics.Metrics;
using Phasa.Collections;
using Phasa.Search;

namespace Phasa.Monitoring;

/// <summary>The metrics of searches and of their log. Thread-safe.</summary>
public sealed class SearchMetrics : IDisposable
{
    /// <summary>How long searches take, in seconds, by collection, the query's language and outcome; its count is the number of searches.</summary>
    public const string Duration = "phasa.search.duration";

    /// <summary>The highest cosine of any row that a search compared, by collection and the query's language.</summary>
    public const string Similarity = "phasa.search.similarity";

    /// <summary>Searches that wait to be written to the log.</summary>
    public const string Pending = "phasa.search_log.pending";

    /// <summary>Searches that were counted and not recorded since the process began.</summary>
    public const string Dropped = "phasa.search_log.dropped";

    private readonly Meter _meter = PhasaMeter.Create();
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _similarity;

    /// <summary>Makes the instruments.</summary>
    public SearchMetrics(SearchLogWriter log)
    {
        _duration = _meter.CreateHistogram(
            Duration, "s", "How long searches take.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] });
        _similarity = _meter.CreateHistogram(
            Similarity, null, "The highest cosine of any row that a search compared, accepted or not.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [-0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] });
        _meter.CreateObservableGauge(Pending, () => log.Pending, "{search}", "Searches that wait to be written to the search log.");
        _meter.CreateObservableCounter(Dropped, () => log.Dropped, "{search}", "Searches that were counted and not recorded in the search log.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    /// <summary>How a search ended: <c>answered</c>, <c>fallback</c> (its first hit came through fallback) or <c>zero</c>.</summary>
    internal static string OutcomeOf(SearchResult result) => result.Hits is [] ? "zero" : result.Hits[0].Route == Route.Fallback ? "fallback" : "answered";

    /// <summary>Counts an answered search.</summary>
    internal void Answered(Collection collection, SearchResult result)
    {
        var tags = new TagList
        {
            { "phasa.collection", collection.Name },
            { "phasa.language", result.Language.Language.Value },
        };
        float? best = null;
        foreach (var route in result.Routes)
        {
            best = route.Best is { } own && !(own <= best) ? own : best;
        }

        if (best is { } similarity)
        {
            _similarity.Record(similarity, tags);
        }

        tags.Add("phasa.outcome", OutcomeOf(result));
        _duration.Record(result.Took.TotalSeconds, tags);
    }
}
