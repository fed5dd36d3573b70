using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Sqlite.Connections;
using Phasa.Sqlite.Costs;
using Phasa.Translation.Costs;

namespace Phasa.Sqlite.Collections;

/// <summary>Reads a collection's coverage: from the counts that the store keeps, and from the jobs for what is open.</summary>
internal static class Coverage
{
    public static IReadOnlyList<LanguageCoverage> Read(SqliteConnection db, CollectionId id)
    {
        var collection = CollectionRecord.Find(db, id)
            ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"The collection with key {id.Value} has gone.");
        var of = new { id.Value };
        var counts = ByLanguage(db.Query<Count>(
            """
            SELECT language, passages, translations, stale, human, reused, bytes FROM language_counts
            WHERE collection_id = @Value AND (passages > 0 OR translations > 0 OR bytes > 0)
            """,
            of));

        // From the jobs: in a collection at rest there are none, and its documents need not be looked at.
        var open = ByLanguage(db.Query<Count>(
            """
            SELECT j.language, SUM(j.state IN ('queued', 'leased')) AS Queued, SUM(j.state IN ('failed', 'parked')) AS Failed,
                   SUM(j.state = 'parked' AND j.step = @Canary) AS Quarantined
            FROM jobs j CROSS JOIN documents d ON d.key = j.document_key
            CROSS JOIN passages p ON p.document_key = d.key AND p.language <> j.language
            WHERE d.collection_id = @Value
              AND NOT EXISTS (SELECT 1 FROM translations t WHERE t.passage_id = p.id AND t.language = j.language)
            GROUP BY j.language
            """,
            new { id.Value, JobProblem.Canary }));

        var spent = db.Query<(string Language, string Currency, long Nano)>(
            "SELECT language, currency, SUM(nano + unconfirmed_nano) FROM spent WHERE collection_id = @Value GROUP BY language, currency", of)
            .ToLookup(s => Columns.Tag(s.Language));
        var passages = counts.Values.Sum(c => c.Passages);
        var others = counts.Values.Where(c => c.Passages > 0).Select(c => Columns.Tag(c.Language)).Except(collection.Languages).OrderBy(tag => tag.Value, StringComparer.Ordinal);
        return [.. collection.Languages.Concat(others).Select(tag =>
        {
            var (c, w) = (In(counts, tag), In(open, tag));
            return new LanguageCoverage(tag, passages, c.Passages + c.Translations - c.Stale, c.Stale, c.Human, w.Queued, w.Failed, c.Bytes)
            {
                Reused = c.Reused,
                Quarantined = w.Quarantined,
                Costs = [.. spent[tag].Where(s => s.Currency.Length > 0).Select(s => new Money(Nano.Amount(s.Nano), s.Currency))],
            };
        })];
    }

    private static Dictionary<LanguageTag, Count> ByLanguage(IEnumerable<Count> counts) => counts.ToDictionary(c => Columns.Tag(c.Language));

    private static Count In(Dictionary<LanguageTag, Count> counts, LanguageTag tag) =>
        counts.GetValueOrDefault(tag) ?? new Count { Language = tag.Value };

    private sealed class Count
    {
        public required string Language { get; init; }

        public long Passages { get; init; }

        public long Translations { get; init; }

        public long Stale { get; init; }

        public long Human { get; init; }

        public long Reused { get; init; }

        public long Queued { get; init; }

        public long Failed { get; init; }

        public long Quarantined { get; init; }

        public long Bytes { get; init; }
    }
}
