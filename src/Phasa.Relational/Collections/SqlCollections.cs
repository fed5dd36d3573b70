using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Monitoring;
using Phasa.Relational.Connections;
using Phasa.Relational.Documents;
using Phasa.Relational.Jobs;
using Phasa.Relational.Monitoring.Alerts;
using Phasa.Relational.Spaces;

namespace Phasa.Relational.Collections;

/// <summary>The collections of a store.</summary>
internal sealed class SqlCollections(Database database, ISearchLog log, TimeProvider time) : ICollectionStore
{
    public Task<Collection> CreateAsync(
        string name, IReadOnlyList<LanguageTag> languages, EmbeddingSpace space, CancellationToken cancellationToken = default)
    {
        RequireUsable(languages);
        return database.WriteAsync(
            db =>
            {
                var of = new { name, Languages = Columns.JsonOf(languages), Space = SpaceTable.Require(db, space), Now = Columns.Of(time.GetUtcNow()) };
                return db.Execute(
                    "INSERT INTO collections (name, languages, space, created_at) VALUES (@name, @Languages, @Space, @Now) ON CONFLICT (name) DO NOTHING",
                    of) == 1
                    ? CollectionRecord.Find(db, name)!
                    : throw new PhasaException(ErrorCodes.CollectionExists, $"There is a collection '{name}' already.");
            },
            cancellationToken);
    }

    public Task<Collection?> FindAsync(string name, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => CollectionRecord.Find(reader.Db, name), cancellationToken);

    public Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => CollectionRecord.List(reader.Db), cancellationToken);

    public Task<Collection> ChangeAsync(
        string name, IReadOnlyList<LanguageTag>? languages, IReadOnlyDictionary<LanguageTag, LanguagePolicy> policies, CancellationToken cancellationToken = default)
    {
        if (languages is not null)
        {
            RequireUsable(languages);
        }

        return database.WriteAsync(
            db =>
            {
                var old = CollectionRecord.Find(db, name)
                    ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"There is no collection '{name}'.");
                var now = Changed(old, languages ?? old.Languages, policies);
                foreach (var gone in old.Languages.Except(now.Languages))
                {
                    Remove(db, old, gone);
                }

                db.Execute(
                    "UPDATE collections SET languages = @Languages, policies = @Policies WHERE id = @Value",
                    new { Languages = Columns.JsonOf(now.Languages), Policies = Columns.Of(now.Policies), old.Id.Value });
                foreach (var language in now.Languages)
                {
                    if (!old.Languages.Contains(language))
                    {
                        JobTable.QueueOpen(db, old.Id, null, language.Value, time.GetUtcNow());
                    }
                    else if (now.PolicyOf(language) != old.PolicyOf(language))
                    {
                        JobTable.Follow(db, old.Id, language, now.PolicyOf(language), time.GetUtcNow());
                    }
                }

                return now;
            },
            cancellationToken);
    }

    public async Task<bool> DeleteAsync(string name, CancellationToken cancellationToken = default)
    {
        var gone = await database.WriteAsync(
            db =>
            {
                // Who was told of its alerts is told that they are over.
                var open = db.Query<long>("SELECT a.id FROM alerts a JOIN collections c ON c.id = a.collection_id WHERE c.name = @name AND a.closed_at IS NULL", new { name });
                AlertEventTable.Close(db, [.. open], time.GetUtcNow());
                return db.ExecuteScalar<long?>("DELETE FROM collections WHERE name = @name RETURNING id", new { name });
            },
            cancellationToken);
        if (gone is not { } id)
        {
            return false;
        }

        // Nobody can read these any more. If this is cut short, the pruning of the log removes the rest.
        await log.ClearAsync(new(id), null, cancellationToken);
        return true;
    }

    public Task<IReadOnlyList<LanguageCoverage>> CoverageAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(db => Coverage.Read(db, collection), cancellationToken);

    public Task<CollectionCounts> CountAsync(CollectionId collection, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(
            db => new CollectionCounts(
                db.ExecuteScalar<long>("SELECT COUNT(*) FROM documents WHERE collection_id = @Value", new { collection.Value }),
                db.ExecuteScalar<long>(
                    "SELECT COUNT(*) FROM documents d JOIN passages p ON p.document_key = d.key WHERE d.collection_id = @Value",
                    new { collection.Value })),
            cancellationToken);

    private static void RequireUsable(IReadOnlyList<LanguageTag> languages)
    {
        if (languages.Count == 0 || languages.Distinct().Count() != languages.Count)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, "A collection needs at least one language, and each once.");
        }
    }

    private static Collection Changed(Collection old, IReadOnlyList<LanguageTag> languages, IReadOnlyDictionary<LanguageTag, LanguagePolicy> policies)
    {
        var now = old with { Languages = [.. languages] };
        foreach (var language in policies.Keys)
        {
            WriteRules.RequireLanguage(now, language);
        }

        return now with { Policies = languages.ToDictionary(l => l, l => policies.GetValueOrDefault(l, old.PolicyOf(l))) };
    }

    private static void Remove(DbConnection db, Collection collection, LanguageTag language)
    {
        var of = new { Id = collection.Id.Value, Language = language.Value };
        var written = db.ExecuteScalar<long>("SELECT COUNT(*) FROM documents WHERE collection_id = @Id AND language = @Language", of);
        if (written > 0)
        {
            throw new PhasaException(
                ErrorCodes.InvalidRequest,
                $"{written} documents of '{collection.Name}' are written in '{language}'.",
                "Delete these documents first, or keep the language.");
        }

        var sequence = CollectionRecord.Advance(db, collection.Id)!.Value;
        db.Execute(
            """
            UPDATE documents SET sequence = @sequence
            WHERE collection_id = @Id
              AND (EXISTS (SELECT 1 FROM titles h WHERE h.document_key = key AND h.language = @Language)
                OR EXISTS (SELECT 1 FROM passages p JOIN translations t ON t.passage_id = p.id
                           WHERE p.document_key = key AND t.language = @Language))
            """,
            new { sequence, of.Id, of.Language });

        // A passage written in the language keeps its original rows.
        db.Execute(
            """
            DELETE FROM rows WHERE language = @Language AND passage_id IN (
                SELECT p.id FROM documents d JOIN passages p ON p.document_key = d.key
                WHERE d.collection_id = @Id AND p.language <> @Language);
            DELETE FROM translations WHERE language = @Language AND passage_id IN (
                SELECT p.id FROM documents d JOIN passages p ON p.document_key = d.key WHERE d.collection_id = @Id);
            DELETE FROM retired_translations WHERE language = @Language AND document_key IN (SELECT key FROM documents WHERE collection_id = @Id);
            DELETE FROM titles WHERE language = @Language AND document_key IN (SELECT key FROM documents WHERE collection_id = @Id);
            DELETE FROM jobs WHERE language = @Language AND document_key IN (SELECT key FROM documents WHERE collection_id = @Id);
            """,
            of);
    }
}
