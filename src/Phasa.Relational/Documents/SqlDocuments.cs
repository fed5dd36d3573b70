using Dapper;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Relational.Collections;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Documents;

/// <summary>The documents of a store.</summary>
internal sealed class SqlDocuments(Database database, TimeProvider time) : IDocumentStore
{
    public Task<StoredDocument?> FindAsync(CollectionId collection, string id, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(db => DocumentRecord.Find(db, collection, id), cancellationToken);

    public Task<StoredDocument?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(db => DocumentRecord.Find(db, key), cancellationToken);

    public Task<IReadOnlyList<DocumentSummary>> ListAsync(
        CollectionId collection, string? after, int limit, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(db => Summaries.List(db, collection, after, limit), cancellationToken);

    public Task<DocumentSummary?> SummarizeAsync(CollectionId collection, string id, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(db => Summaries.Find(db, collection, id), cancellationToken);

    public Task<IReadOnlyList<bool>> WriteAsync(
        CollectionId collection, IReadOnlyList<DocumentWrite> documents, CancellationToken cancellationToken = default) =>
        database.WriteAsync<IReadOnlyList<bool>>(
            db =>
            {
                var target = CollectionRecord.Find(db, collection)
                    ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"The collection with key {collection.Value} has gone.");
                var writer = new DocumentWriter(db, target, time.GetUtcNow());
                var written = new bool[documents.Count];
                for (var i = 0; i < written.Length; i++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    written[i] = writer.Write(documents[i]);
                }

                return written;
            },
            cancellationToken);

    public Task<TranslationWriteOutcome> WriteTranslationsAsync(
        CollectionId collection, DocumentTranslationWrite write, CancellationToken cancellationToken = default) =>
        database.WriteAsync(db => DocumentTranslationWriter.Write(db, collection, write, time.GetUtcNow()), cancellationToken);

    public Task<IReadOnlyList<TranslationTexts>> LatestTranslationsAsync(
        LanguageTag source, LanguageTag target, int limit, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(db => TranslationTable.Latest(db, source, target, limit), cancellationToken);

    public Task<IReadOnlyList<StaleTranslation>> ListStaleAsync(
        CollectionId collection, LanguageTag? language, StalePosition? after, int limit, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(db => StaleTable.List(db, collection, language, after, limit), cancellationToken);

    public async Task<bool> DeleteAsync(CollectionId collection, string id, CancellationToken cancellationToken = default)
    {
        var deleted = await database.WriteAsync(
            db =>
            {
                var key = db.ExecuteScalar<long?>(
                    "DELETE FROM documents WHERE collection_id = @Value AND id = @id RETURNING key", new { collection.Value, id });
                if (key is null)
                {
                    return false;
                }

                var sequence = CollectionRecord.Advance(db, collection);
                db.Execute(
                    "INSERT INTO tombstones (collection_id, sequence, document_key) VALUES (@Value, @sequence, @key)",
                    new { collection.Value, sequence, key });
                return true;
            },
            cancellationToken);
        if (deleted)
        {
            await database.EmptyLogAsync();
        }

        return deleted;
    }

    public Task<IReadOnlyDictionary<string, EqualTranslation>> FindEqualAsync(
        CollectionId collection, LanguageTag source, LanguageTag language, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken = default) =>
        database.QueryAsync<IReadOnlyDictionary<string, EqualTranslation>>(
            reader => hashes.Distinct()
                .Select(hash => (Hash: hash, Equal: TranslationTable.FindEqual(reader.Db, collection, source, language, hash)))
                .Where(found => found.Equal is not null).ToDictionary(found => found.Hash, found => found.Equal!),
            cancellationToken);

    public Task<IReadOnlyList<HitText>> ReadHitsAsync(
        CollectionId collection, IReadOnlyList<(PassageId Passage, LanguageTag Language)> hits, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => HitTexts.Read(reader, collection, hits), cancellationToken);
}
