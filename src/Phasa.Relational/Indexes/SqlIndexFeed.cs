using System.Data.Common;
using System.Text.Json;
using Dapper;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Indexes.Metadata;
using Phasa.Indexes.Words;
using Phasa.Relational.Connections;
using Phasa.Relational.Reembedding;

namespace Phasa.Relational.Indexes;

/// <summary>The feed of a store, read from the documents' sequence numbers and the tombstones.</summary>
internal sealed class SqlIndexFeed(Database database) : IIndexFeed
{
    /// <summary>One line per row in the space, each document's together, in the order of the index that finds them.</summary>
    internal const string Changes =
        """
        SELECT d.key, p.id, p.language, r.id, r.language, r.is_stale, CASE WHEN @vectors = 1 THEN r.vector END
        FROM documents d INDEXED BY documents_by_sequence
        LEFT JOIN passages p ON p.document_key = d.key
        LEFT JOIN rows r ON r.passage_id = p.id AND r.space = (SELECT key FROM spaces WHERE id = @space)
        WHERE d.collection_id = @collection AND d.sequence > @since
        ORDER BY d.sequence, d.key, p.ordinal
        """;

    /// <summary>What was deleted since.</summary>
    internal const string Deletions =
        "SELECT document_key FROM tombstones WHERE collection_id = @collection AND sequence > @since ORDER BY sequence, document_key";

    /// <summary>One line per passage and language, each document's together; a passage's original before its translations.</summary>
    internal const string Texts =
        """
        SELECT d.key, p.id, coalesce(t.language, p.language), coalesce(h.text, CASE WHEN d.language = coalesce(t.language, p.language) THEN d.title END),
               CASE WHEN t.id IS NULL THEN p.heading ELSE t.heading END, coalesce(t.text, p.text)
        FROM documents d INDEXED BY documents_by_sequence
        LEFT JOIN passages p ON p.document_key = d.key
        CROSS JOIN (SELECT 0 AS is_original UNION ALL SELECT 1) o
        LEFT JOIN translations t ON t.passage_id = p.id AND o.is_original = 0
        LEFT JOIN titles h ON h.document_key = d.key AND h.language = coalesce(t.language, p.language)
        WHERE d.collection_id = @collection AND d.sequence > @since AND (t.id IS NOT NULL OR o.is_original = 1)
        ORDER BY d.sequence, d.key, p.ordinal, o.is_original DESC, t.id
        """;

    /// <summary>One line per document.</summary>
    internal const string Metadata =
        """
        SELECT key, id, metadata FROM documents INDEXED BY documents_by_sequence
        WHERE collection_id = @collection AND sequence > @since
        ORDER BY sequence, key
        """;

    private static readonly Dictionary<string, JsonElement> NoMetadata = [];

    private const string Sequence = "SELECT sequence FROM collections WHERE id = @collection";

    public Task<long?> SequenceAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.QueryAsync(
            reader =>
            {
                var command = reader.Prepared(Sequence, "@collection");
                command.Parameters[0].Value = collection.Value;
                return (long?)command.ExecuteScalar();
            },
            cancellationToken);

    public Task<long> ReadChangesAsync(
        CollectionId collection, EmbeddingSpace space, long since, Action<DocumentChange> receive, CancellationToken cancellationToken = default) =>
        ReadAsync(collection, space, since, vectors: true, receive, cancellationToken);

    public Task<long> ReadPlacesAsync(
        CollectionId collection, EmbeddingSpace space, long since, Action<DocumentChange> receive, CancellationToken cancellationToken = default) =>
        ReadAsync(collection, space, since, vectors: false, receive, cancellationToken);

    private Task<long> ReadAsync(
        CollectionId collection, EmbeddingSpace space, long since, bool vectors, Action<DocumentChange> receive, CancellationToken cancellationToken) =>
        database.SnapshotAsync(
            db =>
            {
                var of = new { collection = collection.Value, since };
                var sequence = SequenceOf(db, collection);
                if (!SpaceLines.IsComplete(db, collection, space))
                {
                    throw new PhasaException(
                        ErrorCodes.SpaceMismatch, $"The collection with key {of.collection} has not all its rows in {space}.", "Read the collection again: it may have moved to another space.");
                }

                if (since > 0)
                {
                    foreach (var key in db.Query<long>(Deletions, of, buffered: false))
                    {
                        receive(new(new(key), [], []));
                    }
                }

                ReadDocuments(db, of.collection, space, since, vectors, receive, cancellationToken);
                return sequence;
            },
            cancellationToken);

    public Task<long> ReadTextsAsync(
        CollectionId collection, long since, Action<DocumentTexts> receive, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(
            db =>
            {
                var of = new { collection = collection.Value, since };
                var sequence = SequenceOf(db, collection);
                if (since > 0)
                {
                    foreach (var key in db.Query<long>(Deletions, of, buffered: false))
                    {
                        receive(new(new(key), []));
                    }
                }

                ReadTexts(db, of.collection, since, receive, cancellationToken);
                return sequence;
            },
            cancellationToken);

    public Task<long> ReadMetadataAsync(
        CollectionId collection, long since, Action<DocumentMetadataChange> receive, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(
            db =>
            {
                var of = new { collection = collection.Value, since };
                var sequence = SequenceOf(db, collection);
                if (since > 0)
                {
                    foreach (var key in db.Query<long>(Deletions, of, buffered: false))
                    {
                        receive(new(new(key), null, NoMetadata));
                    }
                }

                foreach (var (key, id, metadata) in db.Query<(long Key, string Id, string Metadata)>(Metadata, of, buffered: false))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    receive(new(new(key), id, metadata == "{}" ? NoMetadata : Columns.Metadata(metadata)));
                }

                return sequence;
            },
            cancellationToken);

    private static void ReadTexts(DbConnection db, long collection, long since, Action<DocumentTexts> receive, CancellationToken cancellationToken)
    {
        using var command = db.Command(Texts, ("@collection", collection), ("@since", since));
        using var lines = command.ExecuteReader();

        DocumentKey? document = null;
        List<PassageText> texts = [];
        while (lines.Read())
        {
            var key = new DocumentKey(lines.GetInt64(0));
            if (key != document)
            {
                HandOver();
                cancellationToken.ThrowIfCancellationRequested();
                document = key;
            }

            if (!lines.IsDBNull(1))
            {
                texts.Add(new(new(lines.GetInt64(1)), Columns.Tag(lines.GetString(2)), lines.Optional(3), lines.Optional(4), lines.GetString(5)));
            }
        }

        HandOver();

        void HandOver()
        {
            if (document is { } changed)
            {
                receive(new(changed, texts));
                texts = [];
            }
        }
    }

    private static long SequenceOf(DbConnection db, CollectionId collection) =>
        db.ExecuteScalar<long?>(Sequence, new { collection = collection.Value })
            ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"The collection with key {collection.Value} has gone.");

    private void ReadDocuments(
        DbConnection db, long collection, EmbeddingSpace space, long since, bool vectors, Action<DocumentChange> receive, CancellationToken cancellationToken)
    {
        using var command = db.Command(Changes, ("@collection", collection), ("@space", space.Id), ("@since", since), ("@vectors", vectors ? 1L : 0L));
        using var lines = command.ExecuteReader();

        DocumentKey? document = null;
        List<IndexedPassage> passages = [];
        List<IndexRow> rows = [];
        while (lines.Read())
        {
            var key = new DocumentKey(lines.GetInt64(0));
            if (key != document)
            {
                HandOver();
                cancellationToken.ThrowIfCancellationRequested();
                document = key;
            }

            if (lines.IsDBNull(1))
            {
                continue;
            }

            var passage = new PassageId(lines.GetInt64(1));
            if (passages.Count == 0 || passages[^1].Id != passage)
            {
                passages.Add(new(passage, Columns.Tag(lines.GetString(2))));
            }

            if (!lines.IsDBNull(3))
            {
                var vector = vectors ? Columns.Vector(database.BytesOf(lines, 6)) : default(ReadOnlyMemory<float>);
                rows.Add(new(lines.GetInt64(3), passage, Columns.Tag(lines.GetString(4)), lines.GetInt64(5) != 0, vector));
            }
        }

        HandOver();

        void HandOver()
        {
            if (document is { } changed)
            {
                receive(new(changed, passages, rows));
                (passages, rows) = ([], []);
            }
        }
    }
}
