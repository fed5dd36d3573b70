using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Reembedding;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Reembedding;

/// <summary>The lines of the table <c>collection_spaces</c>.</summary>
internal static class SpaceLines
{
    /// <summary>The documents beyond a line's position: the line is called <c>s</c>.</summary>
    private const string Beyond =
        "FROM documents d INDEXED BY documents_by_sequence WHERE d.collection_id = s.collection_id AND d.sequence >= s.sequence AND (d.sequence > s.sequence OR d.key > s.document_key)";

    /// <summary>Whether every text of a collection has its rows in a space.</summary>
    public static bool IsComplete(DbConnection db, CollectionId collection, EmbeddingSpace space) => db.ExecuteScalar<bool?>(
        $"""
        SELECT c.space = k.key OR EXISTS (
            SELECT 1 FROM collection_spaces s
            WHERE s.collection_id = c.id AND s.space = k.key AND s.role <> 'left' AND NOT EXISTS (SELECT 1 {Beyond}))
        FROM collections c JOIN spaces k ON k.id = @Id WHERE c.id = @Value
        """,
        new { space.Id, collection.Value }) == true;

    /// <summary>The spaces beside the current one, with how many documents each is behind.</summary>
    public static IReadOnlyDictionary<string, KeptSpace> Kept(DbConnection db, CollectionId collection) =>
        db.Query<(string Role, string Space, long Behind)>(
            $"""
            SELECT s.role, k.description, (SELECT COUNT(*) {Beyond})
            FROM collection_spaces s JOIN spaces k ON k.key = s.space WHERE s.collection_id = @Value AND s.role <> 'left'
            """,
            new { collection.Value }).ToDictionary(s => s.Role, s => new KeptSpace(Columns.FromJson<EmbeddingSpace>(s.Space), s.Behind));

    /// <summary>How many passages lack rows in a space beside the current one that has followed them: always 0, unless something is wrong.</summary>
    public static long CountMissing(DbConnection db, CollectionId collection) => db.ExecuteScalar<long>(
        """
        SELECT COUNT(*) FROM collection_spaces s
        JOIN documents d ON d.collection_id = s.collection_id
            AND (d.sequence < s.sequence OR d.sequence = s.sequence AND d.key <= s.document_key)
        JOIN passages p ON p.document_key = d.key
        WHERE s.collection_id = @Value AND s.role <> 'left'
          AND (NOT EXISTS (SELECT 1 FROM rows r WHERE r.passage_id = p.id AND r.space = s.space AND r.language = p.language)
            OR EXISTS (SELECT 1 FROM translations t WHERE t.passage_id = p.id AND NOT EXISTS (
                SELECT 1 FROM rows r WHERE r.passage_id = p.id AND r.space = s.space AND r.language = t.language AND r.is_stale = t.is_stale)))
        """,
        new { collection.Value });

    /// <summary>Makes a space the one that is built next. What it has followed counts if it was the previous one; of one that was left, rows may be gone.</summary>
    public static void Begin(DbConnection db, CollectionId collection, long space) => db.Execute(
        """
        INSERT INTO collection_spaces (collection_id, space, role) VALUES (@Value, @space, 'next')
        ON CONFLICT (collection_id, space) DO UPDATE SET
            sequence = CASE collection_spaces.role WHEN 'previous' THEN collection_spaces.sequence ELSE 0 END,
            document_key = CASE collection_spaces.role WHEN 'previous' THEN collection_spaces.document_key ELSE 0 END,
            was_previous = CASE collection_spaces.role WHEN 'previous' THEN 1 ELSE 0 END, role = 'next'
        """,
        new { collection.Value, space });

    /// <summary>Ends the building of a space that is not switched to.</summary>
    public static void Abandon(DbConnection db, CollectionId collection) => db.Execute(
        """
        UPDATE collection_spaces SET role = 'previous' WHERE collection_id = @Value AND role = 'next' AND was_previous = 1;
        UPDATE collection_spaces SET role = 'left', document_key = 0 WHERE collection_id = @Value AND role = 'next';
        """,
        new { collection.Value });

    /// <summary>Lets go of the previous space.</summary>
    /// <returns>False when there is none.</returns>
    public static bool LeavePrevious(DbConnection db, CollectionId collection) => db.Execute(
        "UPDATE collection_spaces SET role = 'left', document_key = 0 WHERE collection_id = @Value AND role = 'previous'", new { collection.Value }) == 1;

    /// <summary>Moves the position of a space forward.</summary>
    public static void Advance(DbConnection db, HeldReembedding held, SpacePosition reached) => db.Execute(
        """
        UPDATE collection_spaces SET sequence = @Sequence, document_key = @Document
        WHERE collection_id = @Collection AND space = @Space AND (sequence, document_key) < (@Sequence, @Document)
        """,
        new { reached.Sequence, reached.Document, held.Collection, held.Space });

    /// <summary>Whether the space being built lacks nothing.</summary>
    public static bool IsNextComplete(DbConnection db, HeldReembedding held) => !db.ExecuteScalar<bool>(
        $"SELECT EXISTS (SELECT 1 FROM collection_spaces s WHERE s.collection_id = @Collection AND s.space = @Space AND EXISTS (SELECT 1 {Beyond}))",
        new { held.Collection, held.Space });

    /// <summary>Makes the space being built the one that searches use, and the one they used the previous one.</summary>
    public static void Switch(DbConnection db, HeldReembedding held)
    {
        LeavePrevious(db, new(held.Collection));
        db.Execute(
            """
            DELETE FROM collection_spaces WHERE collection_id = @Collection AND role = 'next';
            INSERT INTO collection_spaces (collection_id, space, role, sequence, document_key)
                SELECT id, space, 'previous', sequence, 9223372036854775807 FROM collections WHERE id = @Collection;
            UPDATE collections SET space = @Space WHERE id = @Collection;
            """,
            new { held.Collection, held.Space });
    }
}
