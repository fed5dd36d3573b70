using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Documents;

/// <summary>The translations of passages, each with its rows.</summary>
internal static class TranslationTable
{
    public static IReadOnlyList<StoredTranslation> Read(DbConnection db, long document) =>
        [.. db.Query<(long Passage, string Language, string? Heading, string Text, string Source, string? Provider, bool IsStale, string UpdatedAt, string? Outdated)>(
            """
            SELECT t.passage_id, t.language, t.heading, t.text, t.source, t.provider, t.is_stale, t.updated_at, t.outdated
            FROM passages p JOIN translations t ON t.passage_id = p.id
            WHERE p.document_key = @document ORDER BY p.ordinal, t.language
            """,
            new { document })
            .Select(t => new StoredTranslation(
                new(t.Passage), Columns.Tag(t.Language), t.Heading, t.Text, Columns.Member<TextSource>(t.Source), t.Provider,
                t.IsStale, Columns.Time(t.UpdatedAt), t.Outdated))];

    /// <summary>The last translations of a pair, among the newest keys: no index leads to a pair.</summary>
    public static IReadOnlyList<TranslationTexts> Latest(DbConnection db, LanguageTag source, LanguageTag target, int limit) =>
        [.. db.Query<(string Original, string Translation)>(
            """
            SELECT p.text, t.text FROM translations t JOIN passages p ON p.id = t.passage_id
            WHERE t.id > (SELECT MAX(id) FROM translations) - 20000
              AND t.language = @Target AND p.language = @Source AND t.is_stale = 0
            ORDER BY t.id DESC LIMIT @limit
            """,
            new { Source = source.Value, Target = target.Value, limit })
            .Select(t => new TranslationTexts(t.Original, t.Translation))];

    /// <summary>A current machine translation of a passage equal to one with this hash; null when there is none.</summary>
    public static EqualTranslation? FindEqual(DbConnection db, CollectionId collection, LanguageTag source, LanguageTag language, string hash) =>
        db.QueryFirstOrDefault<EqualTranslation>(
            """
            SELECT t.heading, t.text, t.provider FROM translations t
            JOIN passages p ON p.id = t.passage_id AND p.language = @Source
            JOIN documents d ON d.key = p.document_key AND d.collection_id = @Collection
            WHERE t.hash = @hash AND t.language = @Language AND t.provider IS NOT NULL LIMIT 1
            """,
            new { Collection = collection.Value, Source = source.Value, Language = language.Value, hash });

    /// <summary>The original has changed from this text: human translations become stale, with new row keys; machine ones go.</summary>
    public static void Outdate(DbConnection db, PassageId passage, string text)
    {
        db.Execute(
            """
            DELETE FROM rows WHERE passage_id = @Value
                AND language IN (SELECT language FROM translations WHERE passage_id = @Value AND source = 'machine');
            DELETE FROM translations WHERE passage_id = @Value AND source = 'machine';
            UPDATE translations SET is_stale = 1, outdated = @text WHERE passage_id = @Value AND is_stale = 0;
            """,
            new { passage.Value, text });
        RowTable.Outdate(db, passage);
    }

    /// <summary>Deletes the translation into the language that is now the passage's own.</summary>
    public static void Drop(DbConnection db, PassageId passage, LanguageTag language) => db.Execute(
        """
        DELETE FROM translations WHERE passage_id = @Id AND language = @Language;
        DELETE FROM rows WHERE passage_id = @Id AND language = @Language;
        """,
        new { Id = passage.Value, Language = language.Value });

    /// <summary>Puts a translation in place of what there is in its language, unless a machine's would replace a human one.</summary>
    public static void Put(DbConnection db, PassageId passage, TranslationWrite translation, DateTimeOffset now)
    {
        var isStale = translation.OutdatedSource is not null;
        var written = db.Execute(
            """
            INSERT INTO translations (passage_id, language, source, provider, is_stale, updated_at, heading, text, outdated, is_reused, hash)
            VALUES (@Id, @Language, @Source, @Provider, @isStale, @Now, @Heading, @Text, @OutdatedSource, @IsReused,
                CASE @Source WHEN 'machine' THEN (SELECT hash FROM passages WHERE id = @Id) END)
            ON CONFLICT (passage_id, language) DO UPDATE
                SET source = excluded.source, provider = excluded.provider, is_stale = excluded.is_stale,
                    updated_at = excluded.updated_at, heading = excluded.heading, text = excluded.text, outdated = excluded.outdated,
                    is_reused = excluded.is_reused, hash = excluded.hash
                WHERE excluded.source = 'human' OR translations.source = 'machine'
            """,
            new
            {
                Id = passage.Value,
                Language = translation.Language.Value,
                Source = Columns.Of(translation.Source),
                translation.Provider,
                Now = Columns.Of(now),
                translation.Heading,
                translation.Text,
                isStale,
                translation.OutdatedSource,
                translation.IsReused,
            });
        if (written == 1)
        {
            RowTable.Replace(db, passage, translation.Language, isStale, translation.Rows);
        }
    }

    /// <summary>Gives a translation that stays new rows; one that has gone gets none.</summary>
    public static void Embed(DbConnection db, PassageId passage, LanguageTag language, IReadOnlyList<RowWrite> rows)
    {
        var isStale = db.ExecuteScalar<bool?>(
            "SELECT is_stale FROM translations WHERE passage_id = @Id AND language = @Language",
            new { Id = passage.Value, Language = language.Value });
        if (isStale is { } stale)
        {
            RowTable.Replace(db, passage, language, stale, rows);
        }
    }
}
