using System.Data.Common;
using Dapper;
using Phasa.Embeddings;
using Phasa.Monitoring;
using Phasa.Relational.Spaces;

namespace Phasa.Relational.Monitoring;

/// <summary>Writes the tables of the search log, inside the transaction that the caller has begun.</summary>
internal static class SearchTable
{
    /// <summary>Adds records whose collections are there.</summary>
    public static void Append(DbConnection db, ISearchInsert insert, IReadOnlyList<SearchRecord> records)
    {
        var living = Living(db);
        var spaces = new Dictionary<EmbeddingSpace, long>();
        insert.Run(db, records.Where(r => living.Contains(r.Collection.Value)).Select(record =>
        {
            if (!spaces.TryGetValue(record.Space, out var space))
            {
                spaces.Add(record.Space, space = SpaceTable.Require(db, record.Space));
            }

            return (record, space);
        }).ToList());
    }

    public static void Count(DbConnection db, IReadOnlyList<DroppedSearches> dropped) => db.Execute(
        """
        INSERT INTO searches_dropped (collection_id, hour, language, searches, zero) SELECT @Collection, @Hour, @Language, @Searches, @Zero
        WHERE EXISTS (SELECT 1 FROM collections WHERE id = @Collection)
        ON CONFLICT (collection_id, hour, language) DO UPDATE SET searches = searches_dropped.searches + excluded.searches, zero = searches_dropped.zero + excluded.zero
        """,
        dropped.Select(d => new { Collection = d.Collection.Value, Hour = HourOf(d.Hour), Language = d.Language.Value, d.Searches, d.Zero }));

    public static bool Save(DbConnection db, Guid search, SearchFeedback feedback) => db.Execute(
        """
        INSERT INTO search_feedback (search_key, passage_id, is_helpful, at, note) SELECT key, @Passage, @IsHelpful, @At, @Note FROM searches WHERE id = @Id
        ON CONFLICT (search_key, passage_id) DO UPDATE SET is_helpful = excluded.is_helpful, at = excluded.at, note = excluded.note
        """,
        new { Id = search.ToByteArray(bigEndian: true), Passage = feedback.Passage?.Value ?? 0, feedback.IsHelpful, At = feedback.At.ToUnixTimeMilliseconds(), feedback.Note }) == 1;

    /// <summary>Removes records of one collection from before a time; all when null.</summary>
    /// <returns>How many; fewer than <paramref name="most"/> when none is left.</returns>
    public static int Remove(DbConnection db, long collection, long? before, int most)
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
    public static int Prune(DbConnection db, long before, int most)
    {
        var (removed, living) = (0, Living(db));
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

    private static HashSet<long> Living(DbConnection db) => db.Query<long>("SELECT id FROM collections").ToHashSet();

    /// <summary>The collections that have records, found by a step in the index for each, however many records there are.</summary>
    private static List<long> Collections(DbConnection db) => db.Query<long>(
        """
        WITH RECURSIVE logged (id) AS (
            SELECT MIN(collection_id) FROM searches
            UNION ALL SELECT (SELECT MIN(collection_id) FROM searches WHERE collection_id > logged.id) FROM logged WHERE logged.id IS NOT NULL)
        SELECT id FROM logged WHERE id IS NOT NULL
        UNION SELECT collection_id FROM searches_dropped
        """).AsList();
}
