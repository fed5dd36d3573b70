using Dapper;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;
using Phasa.Relational.Connections;
using Phasa.Translation;
using Phasa.Translation.Costs;

namespace Phasa.Relational.Costs;

/// <summary>The books of a store.</summary>
internal sealed class SqlTranslationLedger(Database database, TimeProvider time) : ITranslationLedger
{
    public Task SetBudgetAsync(CollectionId collection, Money? limit, CancellationToken cancellationToken = default) => database.WriteAsync(
        db => BudgetTable.Set(db, collection, limit, time.GetUtcNow()), cancellationToken);

    public Task<BudgetState> BudgetAsync(CollectionId collection, SpendMonth month, CancellationToken cancellationToken = default) =>
        database.SnapshotAsync(db => BudgetTable.Read(db, collection, month), cancellationToken);

    public Task<SpendHold> HoldAsync(
        Spender spender, string provider, Spending atMost, DateTimeOffset until, CancellationToken cancellationToken = default) => database.WriteAsync(
        db =>
        {
            var now = time.GetUtcNow();
            var month = SpendMonth.Of(now);
            HeldCalls.Lapse(db, spender.Collection, now);
            var budget = BudgetTable.Read(db, spender.Collection, month);
            return Allows(budget, atMost.Cost)
                ? new(HeldCalls.Add(db, spender, provider, month, atMost, until), budget with { Held = budget.Held + (atMost.Cost?.Amount ?? 0) })
                : new SpendHold(null, budget);
        },
        cancellationToken);

    public Task SettleAsync(
        long? hold, Spender spender, string provider, Spending? spent, IReadOnlyList<KeptTranslation> accepted, CancellationToken cancellationToken = default) =>
        database.WriteAsync(
            db =>
            {
                var line = (hold is { } id ? HeldCalls.Take(db, id) : null, spent) switch
                {
                    // Free, or counted when its time was over.
                    (null, _) => SpentLine.Of(spender, provider, SpendMonth.Of(time.GetUtcNow())),
                    (var held, null) => SpentLine.Unconfirmed(held),
                    (var held, _) => SpentLine.Confirmed(held, spent),
                };
                SpentTable.Add(db, line with { Texts = accepted.Count });
                if (spender.Document is { } document)
                {
                    KeptTable.Put(db, document.Key, spender.Language, accepted);
                }

                return true;
            },
            cancellationToken);

    public Task<IReadOnlyList<KeptTranslation>> KeptAsync(DocumentKey document, LanguageTag language, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => KeptTable.Read(reader.Db, document, language), cancellationToken);

    public Task ForgetAsync(DocumentKey document, LanguageTag language, IReadOnlyCollection<string> sources, CancellationToken cancellationToken = default) =>
        database.WriteAsync(db => KeptTable.Delete(db, document, language, sources), cancellationToken);

    public Task<IReadOnlyList<SpendLine>> ReadAsync(
        CollectionId collection, SpendMonth from, SpendMonth to, CancellationToken cancellationToken = default) =>
        database.QueryAsync(reader => SpentTable.Read(reader.Db, collection, from, to), cancellationToken);

    private static bool Allows(BudgetState budget, Money? cost) =>
        budget.Limit is null || cost is null || (cost.Currency == budget.Limit.Currency && cost.Amount <= budget.Left);
}
