using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Embeddings;
using Phasa.Monitoring;
using Phasa.Sqlite.Connections;
using Phasa.Sqlite.Spaces;

namespace Phasa.Sqlite.Monitoring;

/// <summary>Writes the tables of the search log, inside the transaction that the caller has begun.</summary>
internal static class SearchTable
{
    private static readonly string[] Names =
    [
        "id", "collection_id", "at", "language", "language_source", "hit_count", "best", "took", "query_key", "space", "measurement", "steps", "routes", "hits", "warnings", "query",
    ];

    private static readonly string Insert =
        $"""
        INSERT INTO searches ({string.Join(", ", Names)}) SELECT {string.Join(", ", Names.Select(n => $"@{n}"))}
        WHERE EXISTS (SELECT 1 FROM collections WHERE id = @collection_id)
        ON CONFLICT (id) DO NOTHING
        """;

    public static void Append(SqliteConnection db, IReadOnlyList<SearchRecord> records)
    {
        // One statement for all: Dapper would look each record's members up anew.
        using var command = new SqliteCommand(Insert, db);
        var values = Names.Select(n => command.Parameters.Add(new SqliteParameter { ParameterName = n })).ToArray();
        var spaces = new Dictionary<EmbeddingSpace, long>();
        foreach (var r in records)
        {
            if (!spaces.TryGetValue(r.Space, out var space))
            {
                spaces.Add(r.Space, space = SpaceTable.Require(db, r.Space));
            }

            ReadOnlySpan<object?> row =
            [
                r.Id.ToByteArray(bigEndian: true), r.Collection.Value, r.At.ToUnixTimeMilliseconds(), r.Language.Language.Value, Columns.Of(r.Language.Source),
                r.HitCount, r.Best, (long)r.Times.Total.TotalMicroseconds, r.QueryKey, space, r.Measurement?.Value,
                SearchJson.Of(r.Times), SearchJson.Of(r.Routes), SearchJson.Of(r.Hits), r.Warnings.Count == 0 ? null : string.Join(',', r.Warnings), r.Query,
            ];
            for (var i = 0; i < values.Length; i++)
            {
                values[i].Value = row[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    public static void Count(SqliteConnection db, IReadOnlyList<DroppedSearches> dropped) => db.Execute(
        """
        INSERT INTO searches_dropped (collection_id, hour, language, searches, zero) SELECT @Collection, @Hour, @Language, @Searches, @Zero
        WHERE EXISTS (SELECT 1 FROM collections WHERE id = @Collection)
        ON CONFLICT DO UPDATE SET searches = searches + excluded.searches, zero = zero + excluded.zero
        """,
        dropped.Select(d => new { Collection = d.Collection.Value, Hour = HourOf(d.Hour), Language = d.Language.Value, d.Searches, d.Zero }));

    public static bool Save(SqliteConnection db, Guid search, SearchFeedback feedback) => db.Execute(
        """
        INSERT INTO search_feedback (search_key, passage_id, is_helpful, at) SELECT key, @Passage, @IsHelpful, @At FROM searches WHERE id = @Id
        ON CONFLICT DO UPDATE SET is_helpful = excluded.is_helpful, at = excluded.at
        """,
        new { Id = search.ToByteArray(bigEndian: true), Passage = feedback.Passage?.Value ?? 0, feedback.IsHelpful, At = feedback.At.ToUnixTimeMilliseconds() }) == 1;

    /// <summary>Removes records of one collection from before a time; all when null.</summary>
    /// <returns>How many; fewer than <paramref name="most"/> when none is left.</returns>
    public static int Remove(SqliteConnection db, long collection, long? before, int most)
    {
        var of = new { collection, before, most };
        var removed = db.Execute(
            $"DELETE FROM searches WHERE key IN (SELECT key FROM searches WHERE collection_id = @collection {(before is null ? "" : "AND at < @before")} ORDER BY at LIMIT @most)", of);
        if (removed < most)
        {
            db.Execute(
                $"DELETE FROM searches_dropped WHERE collection_id = @collection {(before is null ? "" : "AND hour < @hour")}",
                new { collection, hour = before / (long)TimeSpan.FromHours(1).TotalMilliseconds });
        }

        return removed;
    }

    /// <summary>Removes what is too old in any collection, and what is of no collection.</summary>
    public static int Prune(SqliteConnection db, long before, int most)
    {
        var (removed, living) = (0, db.Query<long>("SELECT id FROM collections").ToHashSet());
        foreach (var collection in Collections(db))
        {
            if (removed < most)
            {
                removed += Remove(db, collection, living.Contains(collection) ? before : null, most - removed);
            }
        }

        return removed;
    }

    public static long HourOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 3600;

    /// <summary>The collections that have records, found by a step in the index for each, however many records there are.</summary>
    private static List<long> Collections(SqliteConnection db) => db.Query<long>(
        """
        WITH RECURSIVE logged (id) AS (
            SELECT MIN(collection_id) FROM searches
            UNION ALL SELECT (SELECT MIN(collection_id) FROM searches WHERE collection_id > logged.id) FROM logged WHERE logged.id IS NOT NULL)
        SELECT id FROM logged WHERE id IS NOT NULL
        UNION SELECT collection_id FROM searches_dropped
        """).AsList();
}
