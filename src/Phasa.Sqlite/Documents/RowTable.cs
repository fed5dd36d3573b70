using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Sqlite.Connections;

namespace Phasa.Sqlite.Documents;

/// <summary>The rows. One is never changed in place: readers of the feed know it by its key.</summary>
internal static class RowTable
{
    public static void Replace(SqliteConnection db, PassageId passage, LanguageTag language, bool isStale, IReadOnlyList<RowWrite> rows)
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

    /// <summary>Moves the original rows to the language that their passage is in now, under new keys.</summary>
    public static void Move(SqliteConnection db, PassageId passage, string from, LanguageTag to) => db.Execute(
        """
        INSERT INTO rows (passage_id, space, language, part, is_stale, vector)
            SELECT passage_id, space, @To, part, 0, vector FROM rows WHERE passage_id = @Id AND language = @from;
        DELETE FROM rows WHERE passage_id = @Id AND language = @from;
        """,
        new { Id = passage.Value, from, To = to.Value });
}
