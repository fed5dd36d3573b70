using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Documents;

/// <summary>People's translations of texts that have changed or gone since.</summary>
internal static class StaleTable
{
    /// <summary>Keeps people's translations of the passages that are set aside, which are about to be deleted.</summary>
    public static void RetireSetAside(DbConnection db, long document, IReadOnlyDictionary<PassageId, string> texts)
    {
        var humans = db.Query<long>(
            "SELECT DISTINCT p.id FROM passages p JOIN translations t ON t.passage_id = p.id WHERE p.document_key = @document AND p.ordinal < 0 AND t.source = 'human'",
            new { document }).AsList();
        foreach (var id in humans)
        {
            Retire(db, new(id), null, texts[new(id)]);
        }
    }

    /// <summary>Keeps people's translations of a passage, in one language or in all, before they are deleted.</summary>
    /// <param name="db">The store.</param>
    /// <param name="passage">The passage.</param>
    /// <param name="language">The language; null for all.</param>
    /// <param name="text">The passage's text as it was.</param>
    public static void Retire(DbConnection db, PassageId passage, LanguageTag? language, string text) => db.Execute(
        """
        INSERT INTO retired_translations (passage_id, language, document_key, updated_at, outdated, text)
            SELECT t.passage_id, t.language, p.document_key, t.updated_at, coalesce(t.outdated, @text), t.text
            FROM translations t JOIN passages p ON p.id = t.passage_id
            WHERE t.passage_id = @Value AND t.source = 'human' AND (@Language IS NULL OR t.language = @Language)
            ON CONFLICT (passage_id, language) DO UPDATE
                SET document_key = excluded.document_key, updated_at = excluded.updated_at, outdated = excluded.outdated, text = excluded.text
        """,
        new { passage.Value, Language = language?.Value, text });

    /// <summary>A page of both kinds, by passage and language.</summary>
    public static IReadOnlyList<StaleTranslation> List(DbConnection db, CollectionId collection, LanguageTag? language, StalePosition? after, int limit) =>
        [.. db.Query<Line>(
            """
            SELECT s.passage_id AS Passage, s.language AS Language, d.id AS Document, d.title AS Title, s.source AS Source, s.outdated AS Outdated, s.text AS Text, s.updated_at AS UpdatedAt
            FROM (
                SELECT t.passage_id, t.language, p.document_key, p.text AS source, t.outdated, t.text, t.updated_at
                FROM translations t JOIN passages p ON p.id = t.passage_id WHERE t.is_stale = 1
                UNION ALL
                SELECT passage_id, language, document_key, NULL, outdated, text, updated_at FROM retired_translations
            ) s JOIN documents d ON d.key = s.document_key AND d.collection_id = @Value
            WHERE (@Language IS NULL OR s.language = @Language) AND (s.passage_id, s.language) > (@Passage, @After)
            ORDER BY s.passage_id, s.language LIMIT @limit
            """,
            new { collection.Value, Language = language?.Value, Passage = after?.Passage.Value ?? 0, After = after?.Language.Value ?? "", limit })
            .Select(s => new StaleTranslation(s.Document, s.Title, new(s.Passage), Columns.Tag(s.Language), s.Outdated, s.Source, s.Text, Columns.Time(s.UpdatedAt)))];

    private sealed class Line
    {
        public long Passage { get; init; }

        public required string Language { get; init; }

        public required string Document { get; init; }

        public required string Title { get; init; }

        public string? Source { get; init; }

        public string? Outdated { get; init; }

        public required string Text { get; init; }

        public required string UpdatedAt { get; init; }
    }
}
