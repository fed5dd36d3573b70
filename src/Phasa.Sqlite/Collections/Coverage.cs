using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Languages;
using Phasa.Sqlite.Connections;
using Phasa.Sqlite.Costs;
using Phasa.Translation.Costs;

namespace Phasa.Sqlite.Collections;

/// <summary>Counts a collection's coverage: one grouped pass each over passages, translations, rows and open passages.</summary>
internal static class Coverage
{
    public static IReadOnlyList<LanguageCoverage> Read(SqliteConnection db, CollectionId id)
    {
        var collection = CollectionRecord.Find(db, id)
            ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"The collection with key {id.Value} has gone.");
        var of = new { id.Value };
        var originals = ByLanguage(db.Query<Count>(
            """
            SELECT p.language, COUNT(*) AS Ready, SUM(octet_length(p.text) + IFNULL(octet_length(p.heading), 0)) AS Bytes
            FROM documents d JOIN passages p ON p.document_key = d.key
            WHERE d.collection_id = @Value GROUP BY p.language
            """,
            of));
        var translations = ByLanguage(db.Query<Count>(
            """
            SELECT t.language, SUM(t.is_stale = 0) AS Ready, SUM(t.is_stale) AS Stale, SUM(t.source = 'human') AS Human, SUM(t.is_reused) AS Reused,
                   SUM(octet_length(t.text) + IFNULL(octet_length(t.heading), 0)) AS Bytes
            FROM documents d JOIN passages p ON p.document_key = d.key JOIN translations t ON t.passage_id = p.id
            WHERE d.collection_id = @Value GROUP BY t.language
            """,
            of));
        var rows = ByLanguage(db.Query<Count>(
            """
            SELECT r.language, SUM(length(r.vector)) AS Bytes
            FROM documents d JOIN passages p ON p.document_key = d.key JOIN rows r ON r.passage_id = p.id
            WHERE d.collection_id = @Value GROUP BY r.language
            """,
            of));
        var open = ByLanguage(db.Query<Count>(
            """
            SELECT j.language, SUM(j.state IN ('queued', 'leased')) AS Queued, SUM(j.state IN ('failed', 'parked')) AS Failed,
                   SUM(j.state = 'parked' AND j.step = @Canary) AS Quarantined
            FROM documents d JOIN jobs j ON j.document_key = d.key
            JOIN passages p ON p.document_key = d.key AND p.language <> j.language
            WHERE d.collection_id = @Value
              AND NOT EXISTS (SELECT 1 FROM translations t WHERE t.passage_id = p.id AND t.language = j.language)
            GROUP BY j.language
            """,
            new { id.Value, JobProblem.Canary }));

        var spent = db.Query<(string Language, string Currency, long Nano)>(
            "SELECT language, currency, SUM(nano + unconfirmed_nano) FROM spent WHERE collection_id = @Value GROUP BY language, currency", of)
            .ToLookup(s => Columns.Tag(s.Language));
        var passages = originals.Values.Sum(o => o.Ready);
        var others = originals.Keys.Except(collection.Languages).OrderBy(tag => tag.Value, StringComparer.Ordinal);
        return [.. collection.Languages.Concat(others).Select(tag =>
        {
            var (o, t, r, w) = (In(originals, tag), In(translations, tag), In(rows, tag), In(open, tag));
            return new LanguageCoverage(
                tag, passages, o.Ready + t.Ready, t.Stale, t.Human, w.Queued, w.Failed, o.Bytes + t.Bytes + r.Bytes)
            {
                Reused = t.Reused,
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

        public long Ready { get; init; }

        public long Stale { get; init; }

        public long Human { get; init; }

        public long Reused { get; init; }

        public long Queued { get; init; }

        public long Failed { get; init; }

        public long Quarantined { get; init; }

        public long Bytes { get; init; }
    }
}
