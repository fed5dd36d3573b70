using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Relational.Collections;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Documents;

/// <summary>Reads documents with their states: four statements for a page, however many documents and languages it has.</summary>
internal static class Summaries
{
    private const string Select =
        "SELECT key, id, version, sequence, title, language, updated_at AS UpdatedAt, metadata FROM documents WHERE collection_id = @Value";

    public static IReadOnlyList<DocumentSummary> List(DbConnection db, CollectionId collection, string? after, int limit) => Complete(
        db, collection, db.Query<Line>($"{Select} AND id > @After ORDER BY id LIMIT @limit", new { collection.Value, After = after ?? "", limit }));

    public static DocumentSummary? Find(DbConnection db, CollectionId collection, string id) =>
        Complete(db, collection, db.Query<Line>($"{Select} AND id = @id", new { collection.Value, id })).SingleOrDefault();

    private static IReadOnlyList<DocumentSummary> Complete(DbConnection db, CollectionId collection, IEnumerable<Line> lines)
    {
        var page = lines.AsList();
        if (page.Count == 0)
        {
            return [];
        }

        var languages = CollectionRecord.Find(db, collection)!.Languages;
        var of = new { Keys = Columns.JsonOf(page.Select(d => d.Key)) };
        var originals = db.Query<(long Document, string Language, int Count, long Characters)>(
            """
            SELECT document_key, language, COUNT(*), SUM(length(text) + coalesce(length(heading), 0)) FROM passages
            WHERE document_key IN (SELECT CAST(value AS BIGINT) FROM json_each(@Keys)) GROUP BY document_key, language
            """,
            of).ToLookup(o => o.Document);
        var translations = db.Query<(long Document, string Language, int Count, int Stale, int Human)>(
            """
            SELECT p.document_key, t.language, COUNT(*), SUM(t.is_stale), COUNT(*) FILTER (WHERE t.source = 'human')
            FROM passages p JOIN translations t ON t.passage_id = p.id
            WHERE p.document_key IN (SELECT CAST(value AS BIGINT) FROM json_each(@Keys)) GROUP BY p.document_key, t.language
            """,
            of).ToDictionary(t => (t.Document, t.Language));
        var jobs = db.Query<(long Document, string Language, string State, int Attempts, string? Step, string? Error, string DueAt)>(
            """
            SELECT document_key, language, state, attempts, step, error, due_at FROM jobs
            WHERE document_key IN (SELECT CAST(value AS BIGINT) FROM json_each(@Keys))
            """,
            of).ToDictionary(j => (j.Document, j.Language));

        return [.. page.Select(d =>
        {
            var own = Columns.Tag(d.Language);
            var written = originals[d.Key].ToDictionary(o => Columns.Tag(o.Language), o => o.Count);
            var passages = written.Values.Sum();
            return new DocumentSummary(
                new(d.Key), d.Id, d.Version, d.Sequence, d.Title, own, passages, originals[d.Key].Sum(o => o.Characters), Columns.Time(d.UpdatedAt), Columns.Metadata(d.Metadata),
                [.. languages.Union([own]).Select(State)]);

            LanguageState State(LanguageTag language)
            {
                var original = written.GetValueOrDefault(language);
                var translated = translations.GetValueOrDefault((d.Key, language.Value));
                var (ready, open) = (original + translated.Count - translated.Stale, passages - original - translated.Count);
                JobState? job = jobs.TryGetValue((d.Key, language.Value), out var j) ? Columns.Member<JobState>(j.State) : null;
                var state = own == language && (original == passages || !languages.Contains(language))
                    ? TranslationState.Original
                    : StateOf(open, translated.Stale, job, j.Step);
                return new(
                    language, state, ready, translated.Stale, translated.Human, j.Attempts, j.Error,
                    job == JobState.Queued ? Columns.Time(j.DueAt) : null);
            }
        })];
    }

    private static TranslationState StateOf(int open, int stale, JobState? job, string? step) => (open, stale, job) switch
    {
        (0, 0, _) => TranslationState.Ready,
        (0, _, _) => TranslationState.Stale,
        (_, _, JobState.Queued) => TranslationState.Queued,
        (_, _, JobState.Leased) => TranslationState.Translating,
        (_, _, JobState.Failed) => TranslationState.Failed,
        (_, _, JobState.Parked) => step == JobProblem.Canary ? TranslationState.Quarantined : TranslationState.Parked,
        _ => TranslationState.Missing,
    };

    private sealed class Line
    {
        public long Key { get; init; }

        public required string Id { get; init; }

        public int Version { get; init; }

        public long Sequence { get; init; }

        public required string Title { get; init; }

        public required string Language { get; init; }

        public required string UpdatedAt { get; init; }

        public required string Metadata { get; init; }
    }
}
