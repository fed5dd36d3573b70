using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Jobs;
using Phasa.Sqlite.Connections;

namespace Phasa.Sqlite.Jobs;

/// <summary>What document writes do to jobs, inside their own transactions.</summary>
internal static class JobTable
{
    private const string Anew =
        "state = 'queued', attempts = 0, step = NULL, error = NULL, leased_until = NULL, lease_token = 0";

    /// <summary>After this the document has a fresh job for each open language, and no other.</summary>
    public static void Renew(SqliteConnection db, DocumentKey document, DateTimeOffset now) => db.Execute(
        $"""
        DELETE FROM jobs WHERE document_key = @Value
            AND language NOT IN (SELECT language FROM open_languages WHERE document_key = @Value);
        INSERT INTO jobs (document_key, language, state, due_at)
            SELECT document_key, language, 'queued', @Now FROM open_languages WHERE document_key = @Value
            ON CONFLICT (document_key, language) DO UPDATE SET due_at = excluded.due_at, {Anew};
        """,
        new { document.Value, Now = Columns.Of(now) });

    /// <summary>Makes the jobs that open languages lack; null matches all.</summary>
    /// <returns>How many.</returns>
    public static int QueueOpen(SqliteConnection db, CollectionId? collection, string? documentId, string? language, DateTimeOffset now) => db.Execute(
        """
        INSERT INTO jobs (document_key, language, state, due_at)
        SELECT o.document_key, o.language, 'queued', @Now
        FROM open_languages o JOIN documents d ON d.key = o.document_key
        WHERE (@collection IS NULL OR o.collection_id = @collection)
          AND (@documentId IS NULL OR d.id = @documentId)
          AND (@language IS NULL OR o.language = @language)
          AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.document_key = o.document_key AND j.language = o.language)
        """,
        new { collection = collection?.Value, documentId, language, Now = Columns.Of(now) });

    /// <summary>Queues jobs anew that have failed, are parked or wait for a retry; null matches all.</summary>
    /// <returns>How many.</returns>
    public static int QueueAnew(SqliteConnection db, CollectionId? collection, string? documentId, string? language, DateTimeOffset now) => db.Execute(
        $"""
        UPDATE jobs SET due_at = @Now, {Anew}
        WHERE (state IN ('failed', 'parked') OR state = 'queued' AND attempts > 0)
          AND (@language IS NULL OR language = @language)
          AND (@collection IS NULL AND @documentId IS NULL OR document_key IN (
                SELECT key FROM documents
                WHERE (@collection IS NULL OR collection_id = @collection) AND (@documentId IS NULL OR id = @documentId)))
        """,
        new { collection = collection?.Value, documentId, language, Now = Columns.Of(now) });

    /// <summary>Whether the lease still holds. Only another lease, a new version or a requeue ends it, not its time alone.</summary>
    public static bool Holds(SqliteConnection db, JobLease lease, DocumentKey document, string language) => db.ExecuteScalar<bool>(
        """
        SELECT EXISTS (
            SELECT 1 FROM jobs
            WHERE id = @Job AND lease_token = @Token AND state = 'leased' AND document_key = @Value AND language = @language)
        """,
        new { lease.Job, lease.Token, document.Value, language });

    /// <summary>Removes the job of a language once nothing is open in it, passage or title.</summary>
    public static void RemoveWhenComplete(SqliteConnection db, DocumentKey document, string language) => db.Execute(
        """
        DELETE FROM jobs WHERE document_key = @Value AND language = @language
          AND NOT EXISTS (SELECT 1 FROM open_languages WHERE document_key = @Value AND language = @language)
        """,
        new { document.Value, language });
}
