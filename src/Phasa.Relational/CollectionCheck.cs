using System.Data.Common;
using System.Globalization;
using Dapper;
using Phasa.Relational.Collections;
using Phasa.Relational.Reembedding;
using Phasa.Storage;

namespace Phasa.Relational;

/// <summary>Whether every collection has all its rows, and no others.</summary>
internal static class CollectionCheck
{
    public static IEnumerable<StoreFinding> Run(DbConnection db) => CollectionRecord.List(db).Select(collection =>
    {
        var (space, id) = db.QuerySingle<(long Key, string Id)>(
            "SELECT s.key, s.id FROM collections c JOIN spaces s ON s.key = c.space WHERE c.id = @Value", new { collection.Id.Value });
        var counts = db.QuerySingle<Counts>(
            """
            SELECT COUNT(*) AS Passages,
                   COUNT(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM rows r WHERE r.passage_id = p.id AND r.space = @space AND r.language = p.language)) AS Unreachable,
                   COALESCE(SUM((SELECT COUNT(*) FROM rows r WHERE r.passage_id = p.id AND r.space = @space)), 0) AS Rows,
                   COALESCE(SUM((SELECT COUNT(*) FROM rows r WHERE r.passage_id = p.id AND r.space = @space AND length(r.vector) <> @Bytes)), 0) AS WrongSize,
                   COALESCE(SUM((SELECT COUNT(*) FROM translations t WHERE t.passage_id = p.id AND NOT EXISTS (
                       SELECT 1 FROM rows r WHERE r.passage_id = p.id AND r.space = @space AND r.language = t.language AND r.is_stale = t.is_stale))), 0) AS Rowless
            FROM documents d JOIN passages p ON p.document_key = d.key WHERE d.collection_id = @Value
            """,
            new { collection.Id.Value, space, Bytes = collection.Space.Dimensions * sizeof(float) });
        List<string> faults = [];
        Count(counts.Unreachable, "passages have no original row");
        Count(counts.Rowless, "translations have no row");
        Count(counts.WrongSize, $"rows have not {collection.Space.Dimensions} dimensions");
        Count(SpaceLines.CountMissing(db, collection.Id), "passages lack rows in a space kept beside it, which 'phasa reembed' can cancel or drop");
        if (id != collection.Space.Id)
        {
            faults.Add($"its space is recorded as {id} and computes as {collection.Space.Id}");
        }

        return faults.Count == 0
            ? new StoreFinding($"collection {collection.Name}", true, $"{counts.Passages} passages, {counts.Rows} rows in {collection.Space}.")
            : new StoreFinding($"collection {collection.Name}", false, $"{string.Join("; ", faults)}. Write the documents again.");

        void Count(long count, string what)
        {
            if (count > 0)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
            }
        }
    });

    private sealed class Counts
    {
        public long Passages { get; init; }

        public long Unreachable { get; init; }

        public long Rows { get; init; }

        public long WrongSize { get; init; }

        public long Rowless { get; init; }
    }
}
