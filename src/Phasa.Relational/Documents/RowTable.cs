using System.Data.Common;
using Dapper;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Documents;

/// <summary>The rows. One is never changed in place: readers of the feed know it by its key.</summary>
internal static class RowTable
{
    public static void Replace(DbConnection db, PassageId passage, LanguageTag language, bool isStale, IReadOnlyList<RowWrite> rows)
    {
        // In every space: rows of a text that is no longer there must not outlive it in any of them.
        var of = new { Id = passage.Value, Language = language.Value };
        db.Execute("DELETE FROM rows WHERE passage_id = @Id AND language = @Language", of);
        db.Execute(
            """
            INSERT INTO rows (passage_id, space, language, part, is_stale, vector)
            VALUES (@Id, (SELECT key FROM spaces WHERE id = @Space), @Language, @Part, @isStale, @Vector)
            """,
            rows.Select(r => new { of.Id, Space = r.Space.Id, of.Language, r.Part, isStale, Vector = Columns.Of(r.Vector.Span) }));
    }

    /// <summary>A document's rows in a space.</summary>
    public static IReadOnlyList<IndexRow> Read(DbConnection db, DocumentKey document, EmbeddingSpace space) =>
        [.. db.Query<(long Id, long Passage, string Language, bool IsStale, byte[] Vector)>(
            """
            SELECT r.id, r.passage_id, r.language, r.is_stale, r.vector FROM passages p
            JOIN rows r ON r.passage_id = p.id AND r.space = (SELECT key FROM spaces WHERE id = @Id)
            WHERE p.document_key = @Value ORDER BY p.ordinal, r.language, r.part
            """,
            new { document.Value, space.Id })
            .Select(r => new IndexRow(r.Id, new(r.Passage), Columns.Tag(r.Language), r.IsStale, Columns.Vector(r.Vector)))];

    /// <summary>Makes the rows of a passage's translations stale, under new keys.</summary>
    public static void Outdate(DbConnection db, PassageId passage)
    {
        var rows = db.Query<(long Id, long Space, string Language, long Part, byte[] Vector)>(
            """
            SELECT id, space, language, part, vector FROM rows WHERE passage_id = @Value AND is_stale = 0
              AND language IN (SELECT language FROM translations WHERE passage_id = @Value)
            """,
            new { passage.Value }).AsList();
        db.Execute("DELETE FROM rows WHERE id = @Id", rows.Select(r => new { r.Id }));
        db.Execute(
            "INSERT INTO rows (passage_id, space, language, part, is_stale, vector) VALUES (@Value, @Space, @Language, @Part, 1, @Vector)",
            rows.Select(r => new { passage.Value, r.Space, r.Language, r.Part, r.Vector }));
    }

    /// <summary>Moves the original rows to the language that their passage is in now, under new keys.</summary>
    public static void Move(DbConnection db, PassageId passage, string from, LanguageTag to) => db.Execute(
        """
        INSERT INTO rows (passage_id, space, language, part, is_stale, vector)
            SELECT passage_id, space, @To, part, 0, vector FROM rows WHERE passage_id = @Id AND language = @from;
        DELETE FROM rows WHERE passage_id = @Id AND language = @from;
        """,
        new { Id = passage.Value, from, To = to.Value });
}
