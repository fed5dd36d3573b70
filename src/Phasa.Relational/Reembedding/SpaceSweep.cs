using System.Data.Common;
using Dapper;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Reembedding;

/// <summary>Deletes the rows of spaces that collections have left, a few documents at a time so that nobody waits long for the file.</summary>
internal static class SpaceSweep
{
    /// <summary>Sweeps some documents.</summary>
    /// <returns>Whether something was left to sweep.</returns>
    public static bool Run(DbConnection db, int documents)
    {
        var line = db.QueryFirstOrDefault<Line>("SELECT collection_id AS Collection, space, document_key AS Document FROM collection_spaces WHERE role = 'left' LIMIT 1");
        if (line is null)
        {
            return false;
        }

        var keys = db.Query<long>(
            "SELECT key FROM documents WHERE collection_id = @Collection AND key > @Document ORDER BY key LIMIT @documents",
            new { line.Collection, line.Document, documents }).AsList();
        db.Execute(
            """
            DELETE FROM rows WHERE space = @Space AND passage_id IN (
                SELECT p.id FROM json_each(@Keys) k JOIN passages p ON p.document_key = CAST(k.value AS BIGINT))
            """,
            new { line.Space, Keys = Columns.JsonOf(keys) });
        db.Execute(
            keys.Count < documents
                ? "DELETE FROM collection_spaces WHERE collection_id = @Collection AND space = @Space"
                : "UPDATE collection_spaces SET document_key = @Last WHERE collection_id = @Collection AND space = @Space",
            new { line.Collection, line.Space, Last = keys.LastOrDefault() });
        return true;
    }

    /// <summary>Whether nothing is left to sweep.</summary>
    public static bool IsDone(DbConnection db) => !db.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM collection_spaces WHERE role = 'left')");

    private sealed class Line
    {
        public long Collection { get; init; }

        public long Space { get; init; }

        public long Document { get; init; }
    }
}
