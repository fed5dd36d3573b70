using System.Data.Common;
using Dapper;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Relational.Connections;
using Phasa.Separation.Jobs;

namespace Phasa.Relational.Monitoring;

/// <summary>A line of the table <c>searches</c>.</summary>
internal sealed class SearchLine
{
    /// <summary>What to select: the columns by the names of the members here.</summary>
    public const string Columns =
        """
        s.key, s.id, s.collection_id AS Collection, s.at, s.language, s.language_source AS LanguageSource, s.hit_count AS HitCount, s.took,
        s.query_key AS QueryKey, (SELECT description FROM spaces WHERE key = s.space) AS Space, s.measurement, s.steps, s.routes, s.hits, s.warnings, s.query
        """;

    public long Key { get; init; }

    public required byte[] Id { get; init; }

    public long Collection { get; init; }

    public long At { get; init; }

    public required string Language { get; init; }

    public required string LanguageSource { get; init; }

    public int HitCount { get; init; }

    public long Took { get; init; }

    public long? QueryKey { get; init; }

    public required string Space { get; init; }

    public long? Measurement { get; init; }

    public required string Steps { get; init; }

    public required string Routes { get; init; }

    public required string Hits { get; init; }

    public string? Warnings { get; init; }

    public string? Query { get; init; }

    /// <summary>How many searches asked the same; only where it was selected.</summary>
    public int Searches { get; init; }

    /// <summary>The searches of some lines, in their order, with their feedback.</summary>
    public static IReadOnlyList<LoggedSearch> Read(DbConnection db, IReadOnlyList<SearchLine> lines)
    {
        var feedback = db.Query<(long Search, long Passage, bool IsHelpful, long At, string? Note)>(
            "SELECT search_key, passage_id, is_helpful, at, note FROM search_feedback WHERE search_key IN (SELECT CAST(value AS BIGINT) FROM json_each(@Keys)) ORDER BY search_key, passage_id",
            new { Keys = Connections.Columns.JsonOf(lines.Select(l => l.Key)) }).ToLookup(f => f.Search);
        return
        [
            .. lines.Select(l => new LoggedSearch(
                l.ToRecord(),
                [.. feedback[l.Key].Select(f => new SearchFeedback(f.Passage == 0 ? null : new PassageId(f.Passage), f.IsHelpful, DateTimeOffset.FromUnixTimeMilliseconds(f.At), f.Note))],
                new(l.At, l.Key))),
        ];
    }

    private SearchRecord ToRecord() => new()
    {
        Id = new Guid(Id, bigEndian: true),
        Collection = new(Collection),
        At = DateTimeOffset.FromUnixTimeMilliseconds(At),
        Language = new(Connections.Columns.Tag(Language), Connections.Columns.Member<LanguageSource>(LanguageSource)),
        Query = Query,
        QueryKey = QueryKey,
        Routes = SearchJson.RoutesOf(Routes),
        Hits = SearchJson.HitsOf(Hits),
        HitCount = HitCount,
        Times = SearchJson.TimesOf(Took, Steps),
        Space = Connections.Columns.FromJson<EmbeddingSpace>(Space),
        Measurement = Measurement is { } id ? new MeasurementId(id) : null,
        Warnings = Warnings?.Split(',') ?? [],
    };
}
