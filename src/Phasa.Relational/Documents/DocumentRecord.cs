using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Ingestion;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Documents;

/// <summary>A line of the table <c>documents</c>, and how a whole document is put together from it.</summary>
internal sealed class DocumentRecord
{
    private const string Select =
        """
        SELECT key, id, version, sequence, language, format, content_hash AS ContentHash, created_at AS CreatedAt,
               updated_at AS UpdatedAt, title, metadata, text
        FROM documents
        """;

    public long Key { get; init; }

    public required string Id { get; init; }

    public int Version { get; init; }

    public long Sequence { get; init; }

    public required string Language { get; init; }

    public required string Format { get; init; }

    public required string ContentHash { get; init; }

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public required string Title { get; init; }

    public required string Metadata { get; init; }

    public required string Text { get; init; }

    public static StoredDocument? Find(DbConnection db, CollectionId collection, string id) => Complete(
        db, db.QuerySingleOrDefault<DocumentRecord>($"{Select} WHERE collection_id = @Value AND id = @id", new { collection.Value, id }));

    public static StoredDocument? Find(DbConnection db, DocumentKey key) => Complete(
        db, db.QuerySingleOrDefault<DocumentRecord>($"{Select} WHERE key = @Value", new { key.Value }));

    private static StoredDocument? Complete(DbConnection db, DocumentRecord? document) => document is null ? null : new()
    {
        Key = new(document.Key),
        Id = document.Id,
        Version = document.Version,
        Revision = document.Sequence,
        Title = document.Title,
        Language = Columns.Tag(document.Language),
        Format = Columns.Member<TextFormat>(document.Format),
        Text = document.Text,
        ContentHash = document.ContentHash,
        Metadata = Columns.Metadata(document.Metadata),
        CreatedAt = Columns.Time(document.CreatedAt),
        UpdatedAt = Columns.Time(document.UpdatedAt),
        Passages = PassageTable.Read(db, document.Key),
        Titles = TitleTable.Read(db, document.Key),
        Translations = TranslationTable.Read(db, document.Key),
    };
}
