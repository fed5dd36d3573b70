using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Search;
using Phasa.Separation.Jobs;

namespace Phasa.Monitoring;

/// <summary>What the search log keeps of one search.</summary>
public sealed record SearchRecord
{
    /// <summary>How many hits are kept; <see cref="HitCount"/> counts all.</summary>
    public const int MostHits = 100;

    /// <summary>The search's id, as <see cref="SearchResult.SearchId"/> writes it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The collection.</summary>
    public required CollectionId Collection { get; init; }

    /// <summary>When it was answered, UTC, to the millisecond once stored.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The query's language and how it was known.</summary>
    public required LanguageIdentification Language { get; init; }

    /// <summary>The query; null where the log does not keep it.</summary>
    public string? Query { get; init; }

    /// <summary>Equal for equal queries of one store (<see cref="QueryHash"/>); null where not even that is kept.</summary>
    public long? QueryKey { get; init; }

    /// <summary>What each route did.</summary>
    public required IReadOnlyList<LoggedRoute> Routes { get; init; }

    /// <summary>The first hits, best first; at most <see cref="MostHits"/>.</summary>
    public required IReadOnlyList<LoggedHit> Hits { get; init; }

    /// <summary>How many hits were returned.</summary>
    public required int HitCount { get; init; }

    /// <summary>How long it took.</summary>
    public required SearchTimes Times { get; init; }

    /// <summary>The space it was searched in.</summary>
    public required EmbeddingSpace Space { get; init; }

    /// <summary>The measurement that its routes were chosen by; null when there was none.</summary>
    public MeasurementId? Measurement { get; init; }

    /// <summary>The codes of its warnings.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The highest similarity of any row it compared, accepted or not, −1..1; null when it compared none.</summary>
    public float? Best
    {
        get
        {
            float? best = null;
            for (var i = 0; i < Routes.Count; i++)
            {
                best = Routes[i].Best is { } own && !(own <= best) ? own : best;
            }

            return best;
        }
    }

    /// <summary>The record of an answered search. Holds none of the texts that were found: it may wait in memory for a while.</summary>
    internal static SearchRecord Of(Collection collection, SearchRequest request, SearchResult result, SearchClock clock, DateTimeOffset at)
    {
        var routes = new LoggedRoute[result.Routes.Count];
        for (var i = 0; i < routes.Length; i++)
        {
            var r = result.Routes[i];
            routes[i] = new(r.Route, r.Language, r.Rows, r.Best, r.Threshold.Value, r.Accepted);
        }

        var hits = new LoggedHit[Math.Min(result.Hits.Count, MostHits)];
        for (var i = 0; i < hits.Length; i++)
        {
            var h = result.Hits[i];
            hits[i] = new(h.Text.Passage, h.Text.DocumentId, h.Route, h.Text.Language, h.Similarity, h.FoundBy);
        }

        return new()
        {
            Id = Guid.ParseExact(result.SearchId, "N"),
            Collection = collection.Id,
            At = at,
            Language = result.Language,
            Query = request.Query,
            Routes = routes,
            Hits = hits,
            HitCount = result.Hits.Count,
            Times = clock.Times(result.Took),
            Space = collection.Space,
            Measurement = result.Measurement,
            Warnings = result.Warnings.Count == 0 ? [] : [.. result.Warnings.Select(w => w.Code)],
        };
    }
}
