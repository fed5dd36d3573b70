using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Jobs;

/// <summary>What document writes do to jobs, inside their own transactions.</summary>
internal static class JobTable
{
    private const string Policy = "COALESCE((SELECT y.policy FROM language_policies y WHERE y.collection_id = d.collection_id AND y.language = o.language), 'all')";

    private const string PolicyOfJob =
        "COALESCE((SELECT y.policy FROM documents d JOIN language_policies y ON y.collection_id = d.collection_id WHERE d.key = jobs.document_key AND y.language = jobs.language), 'all')";

    private const string Anew =
        "state = 'queued', attempts = 0, step = NULL, error = NULL, leased_until = NULL, lease_token = 0";

    /// <summary>After this the document has a fresh job for each open language that is translated of itself, and no other.</summary>
    public static void Renew(DbConnection db, DocumentKey document, DateTimeOffset now) => db.Execute(
        $"""
        DELETE FROM jobs WHERE document_key = @Value
            AND language NOT IN (SELECT language FROM open_languages WHERE document_key = @Value);
        INSERT INTO jobs (document_key, language, state, due_at)
            SELECT document_key, language, 'queued', @Now FROM due_languages WHERE document_key = @Value
            ON CONFLICT (document_key, language) DO UPDATE SET due_at = excluded.due_at, {Anew};
        """,
        new { document.Value, Now = Columns.Of(now) });

    /// <summary>
    /// Makes the jobs that open languages lack; null matches all. For one document and one language whatever is not off, else
    /// what is translated of itself.
    /// </summary>
    /// <returns>How many.</returns>
    public static int QueueOpen(DbConnection db, CollectionId? collection, string? documentId, string? language, DateTimeOffset now) => db.Execute(
        $"""
        INSERT INTO jobs (document_key, language, state, due_at)
        SELECT o.document_key, o.language, 'queued', @Now
        FROM {(documentId is null || language is null ? "due_languages" : "open_languages")} o JOIN documents d ON d.key = o.document_key
        WHERE {Policy} <> 'off' AND (@collection IS NULL OR o.collection_id = @collection)
          AND (@documentId IS NULL OR d.id = @documentId)
          AND (@language IS NULL OR o.language = @language)
          AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.document_key = o.document_key AND j.language = o.language)
        """,
        new { collection = collection?.Value, documentId, language, Now = Columns.Of(now) });

    /// <summary>A language's policy has changed: jobs come and go with it.</summary>
    public static void Follow(DbConnection db, CollectionId collection, LanguageTag language, LanguagePolicy policy, DateTimeOffset now)
    {
        if (policy == LanguagePolicy.All)
        {
            QueueOpen(db, collection, null, language.Value, now);
            return;
        }

        db.Execute(
            $"""
            DELETE FROM jobs WHERE state <> 'leased' AND language = @Language AND document_key IN (
                SELECT d.key FROM documents d WHERE d.collection_id = @Collection
                {(policy == LanguagePolicy.Off ? "" : "AND NOT EXISTS (SELECT 1 FROM titles h WHERE h.document_key = d.key AND h.language = @Language) AND NOT EXISTS (SELECT 1 FROM passages p JOIN translations t ON t.passage_id = p.id WHERE p.document_key = d.key AND t.language = @Language)")})
            """,
            new { Collection = collection.Value, Language = language.Value });
    }

    /// <summary>Queues what searches in a language were given in another one, where the language is translated on demand.</summary>
    /// <returns>How many.</returns>
    public static int QueueMissed(DbConnection db, IEnumerable<(CollectionId Collection, LanguageTag Language, string DocumentId)> missed, DateTimeOffset now) => db.Execute(
        $"""
        INSERT INTO jobs (document_key, language, state, due_at)
        SELECT o.document_key, o.language, 'queued', @Now
        FROM documents d JOIN open_languages o ON o.document_key = d.key AND o.language = @Language
        WHERE d.collection_id = @Collection AND d.id = @DocumentId AND {Policy} = 'on-demand'
          AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.document_key = o.document_key AND j.language = o.language)
        """,
        missed.Select(m => new { Collection = m.Collection.Value, Language = m.Language.Value, m.DocumentId, Now = Columns.Of(now) }));

    /// <summary>Queues jobs anew that have failed, are parked or wait for a retry; null matches all.</summary>
    /// <returns>How many.</returns>
    public static int QueueAnew(DbConnection db, CollectionId? collection, string? documentId, string? language, DateTimeOffset now) => db.Execute(
        $"""
        UPDATE jobs SET due_at = @Now, {Anew}
        WHERE (state IN ('failed', 'parked') OR state = 'queued' AND attempts > 0) AND {PolicyOfJob} <> 'off'
          AND (@language IS NULL OR language = @language)
          AND (@collection IS NULL AND @documentId IS NULL OR document_key IN (
                SELECT key FROM documents
                WHERE (@collection IS NULL OR collection_id = @collection) AND (@documentId IS NULL OR id = @documentId)))
        """,
        new { collection = collection?.Value, documentId, language, Now = Columns.Of(now) });

    /// <summary>Queues the jobs anew that stopped for a reason.</summary>
    /// <returns>How many.</returns>
    public static int QueueAnew(DbConnection db, CollectionId collection, StopReason reason, DateTimeOffset now) => db.Execute(
        $"""
        UPDATE jobs SET due_at = @Now, {Anew}
        WHERE state = @State AND state IN ('failed', 'parked') AND language = @Language AND COALESCE(step, '') = @Step AND COALESCE(error, '') = @Error
          AND {PolicyOfJob} <> 'off' AND document_key IN (SELECT key FROM documents WHERE collection_id = @Collection)
        """,
        new { Now = Columns.Of(now), State = Columns.Of(reason.State), Language = reason.Language.Value, reason.Step, reason.Error, Collection = collection.Value });

    /// <summary>Removes a job that no worker has when nothing is translated into its language any more.</summary>
    /// <returns>Whether it did.</returns>
    public static bool RemoveWhenOff(DbConnection db, long job) =>
        db.Execute($"DELETE FROM jobs WHERE id = @job AND {PolicyOfJob} = 'off'", new { job }) == 1;

    /// <summary>Whether the lease still holds. Only another lease, a new version or a requeue ends it, not its time alone.</summary>
    public static bool Holds(DbConnection db, JobLease lease, DocumentKey document, string language) => db.ExecuteScalar<bool>(
        """
        SELECT EXISTS (
            SELECT 1 FROM jobs
            WHERE id = @Job AND lease_token = @Token AND state = 'leased' AND document_key = @Value AND language = @language)
        """,
        new { lease.Job, lease.Token, document.Value, language });

    /// <summary>Removes the job of a language once nothing is open in it, passage or title.</summary>
    public static void RemoveWhenComplete(DbConnection db, DocumentKey document, string language) => db.Execute(
        """
        DELETE FROM jobs WHERE document_key = @Value AND language = @language
          AND NOT EXISTS (SELECT 1 FROM open_languages WHERE document_key = @Value AND language = @language)
        """,
        new { document.Value, language });
}
