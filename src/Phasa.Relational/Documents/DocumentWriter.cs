using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Relational.Collections;
using Phasa.Relational.Connections;
using Phasa.Relational.Jobs;

namespace Phasa.Relational.Documents;

/// <summary>Writes new versions of documents in one transaction, which the caller has begun.</summary>
internal sealed class DocumentWriter(DbConnection db, Collection collection, DateTimeOffset now)
{
    private long? _sequence;

    /// <returns>False when the document is not at the revision the write was prepared against.</returns>
    public bool Write(DocumentWrite document)
    {
        var old = db.QuerySingleOrDefault<Current>(
            "SELECT key, sequence, title FROM documents WHERE collection_id = @Value AND id = @Id",
            new { collection.Id.Value, document.Id });
        if ((old?.Sequence ?? 0) != document.ExpectedRevision)
        {
            return false;
        }

        _sequence ??= CollectionRecord.Advance(db, collection.Id);
        var key = WriteDocument(document);
        WriteTitles(key, document, titleChanged: old is not null && old.Title != document.Title);
        WritePassages(key, document);
        JobTable.Renew(db, new(key), now);
        return true;
    }

    private long WriteDocument(DocumentWrite document) => db.ExecuteScalar<long>(
        """
        INSERT INTO documents (collection_id, id, version, sequence, language, format, content_hash, created_at, updated_at, title, metadata, text)
        VALUES (@Collection, @Id, 1, @Sequence, @Language, @Format, @ContentHash, @Now, @Now, @Title, @Metadata, @Text)
        ON CONFLICT (collection_id, id) DO UPDATE
            SET version = documents.version + CASE WHEN documents.content_hash <> excluded.content_hash THEN 1 ELSE 0 END,
                updated_at = CASE WHEN documents.content_hash <> excluded.content_hash THEN excluded.updated_at ELSE documents.updated_at END,
                sequence = excluded.sequence, language = excluded.language, format = excluded.format,
                content_hash = excluded.content_hash, title = excluded.title, metadata = excluded.metadata, text = excluded.text
        RETURNING key
        """,
        new
        {
            Collection = collection.Id.Value,
            document.Id,
            Sequence = _sequence,
            Language = document.Language.Value,
            Format = Columns.Of(document.Format),
            document.ContentHash,
            Now = Columns.Of(now),
            document.Title,
            Metadata = Columns.JsonOf(document.Metadata),
            document.Text,
        });

    private void WriteTitles(long key, DocumentWrite document, bool titleChanged)
    {
        if (titleChanged)
        {
            TitleTable.Outdate(db, key);
        }

        TitleTable.Drop(db, key, document.Language);
        foreach (var title in document.Titles)
        {
            WriteRules.RequireTitle(collection, title);
            if (title.Language != document.Language)
            {
                TitleTable.Put(db, key, title);
            }
        }
    }

    private void WritePassages(long key, DocumentWrite document)
    {
        var before = PassageTable.Read(db, key).ToDictionary(p => p.Id);
        PassageTable.SetAside(db, key);
        foreach (var (ordinal, passage) in document.Passages.Index())
        {
            var id = passage.Continues is { } continued
                ? Continue(key, ordinal, passage, continued, before)
                : PassageTable.Add(db, key, ordinal, passage);
            WriteRows(id, passage);
        }

        StaleTable.RetireSetAside(db, key, before.ToDictionary(p => p.Key, p => p.Value.Text));
        PassageTable.DeleteSetAside(db, key);
    }

    private PassageId Continue(
        long key, int ordinal, PassageWrite passage, PassageId id, Dictionary<PassageId, StoredPassage> before)
    {
        if (!PassageTable.Continue(db, key, id, ordinal, passage))
        {
            WriteRules.Refuse($"Passage {ordinal} continues {id}, which is not a passage of the document or is continued twice.");
        }

        var old = before[id];
        if (old.Hash != passage.Hash)
        {
            if (passage.Rows is null)
            {
                WriteRules.Refuse($"Passage {ordinal} has another text than {id} and no rows of its own.");
            }

            TranslationTable.Outdate(db, id, old.Text);
        }

        if (old.Language != passage.Language)
        {
            StaleTable.Retire(db, id, passage.Language, old.Text);
            TranslationTable.Drop(db, id, passage.Language);
            RowTable.Move(db, id, old.Language.Value, passage.Language);
        }

        return id;
    }

    private void WriteRows(PassageId id, PassageWrite passage)
    {
        if (passage.Rows is { } rows)
        {
            WriteRules.RequireRows(collection, rows);
            RowTable.Replace(db, id, passage.Language, isStale: false, rows);
        }
        else if (passage.Continues is null)
        {
            WriteRules.Refuse("A new passage has no rows.");
        }

        foreach (var translation in passage.Translations)
        {
            WriteRules.RequireTranslation(collection, translation);
            if (translation.Language != passage.Language)
            {
                TranslationTable.Put(db, id, translation, now);
            }
        }
    }

    private sealed class Current
    {
        public long Key { get; init; }

        public long Sequence { get; init; }

        public required string Title { get; init; }
    }
}
