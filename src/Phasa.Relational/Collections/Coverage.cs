using System.Data.Common;
using Dapper;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.Relational.Connections;
using Phasa.Relational.Costs;
using Phasa.Translation.Costs;

namespace Phasa.Relational.Collections;

/// <summary>Reads a collection's coverage from the counts that the store keeps.</summary>
internal static class Coverage
{
    public static IReadOnlyList<LanguageCoverage> Read(DbConnection db, CollectionId id)
    {
        var collection = CollectionRecord.Find(db, id)
            ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"The collection with key {id.Value} has gone.");
        var of = new { id.Value };
        var counts = db.Query<Count>(
            "SELECT language, passages, translations, stale, human, reused, queued, failed, quarantined, bytes FROM language_counts WHERE collection_id = @Value", of)
            .ToDictionary(c => Columns.Tag(c.Language));
        var spent = db.Query<(string Language, string Currency, long Nano)>(
            "SELECT language, currency, SUM(nano + unconfirmed_nano) FROM spent WHERE collection_id = @Value GROUP BY language, currency", of)
            .ToLookup(s => Columns.Tag(s.Language));
        var passages = counts.Values.Sum(c => c.Passages);
        var others = counts.Values.Where(c => c.Passages > 0).Select(c => Columns.Tag(c.Language)).Except(collection.Languages).OrderBy(tag => tag.Value, StringComparer.Ordinal);
        return [.. collection.Languages.Concat(others).Select(tag =>
        {
            var c = counts.GetValueOrDefault(tag) ?? new() { Language = tag.Value };
            return new LanguageCoverage(tag, passages, c.Passages + c.Translations - c.Stale, c.Stale, c.Human, c.Queued, c.Failed, c.Bytes)
            {
                Reused = c.Reused,
                Quarantined = c.Quarantined,
                Costs = [.. spent[tag].Where(s => s.Currency.Length > 0).Select(s => new Money(Nano.Amount(s.Nano), s.Currency))],
            };
        })];
    }

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
