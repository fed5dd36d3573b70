using Phasa.Collections;
using Phasa.Conformance.Storage;
using Phasa.Documents;
using Phasa.Jobs;
using Phasa.Translation;
using Phasa.Translation.Costs;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Conformance.Translation;

/// <summary>What every <see cref="ITranslationLedger"/> does.</summary>
public abstract class TranslationLedgerConformance(StoreFactory factory) : StoreSuite(factory)
{
    private static readonly SpendMonth March = new(2026, 3);

    [Fact]
    public async Task Settle_AnsweredCall_IsBookedAtWhatItTook()
    {
        var collection = await CollectionAsync();
        var (spender, document) = await SpenderAsync(collection);

        await SpendAsync(spender, "gpt", atMost: 2, spent: 0.5m, texts: 3);
        await SpendAsync(spender, "gpt", atMost: 2, spent: 0.25m, texts: 1);
        await ReopenAsync();

        var line = Assert.Single(await Store.Ledger.ReadAsync(collection.Id, March, March, Stop));
        Assert.Equal((March, English, document.Id, "gpt", "USD"), (line.Month, line.Language, line.DocumentId, line.Provider, line.Currency));
        Assert.Equal(new SpendFigures(2, 0, 4, 20, 14, 8, 0.75m, 0), line.Figures);
    }

    [Fact]
    public async Task Settle_CallThatNobodyKnowsTheEndOf_CountsAtMostAndUnconfirmed()
    {
        var collection = await CollectionAsync();
        var (spender, _) = await SpenderAsync(collection);
        var hold = await HoldAsync(spender, "gpt", 2);

        await Store.Ledger.SettleAsync(hold.Id, spender, "gpt", null, [], Stop);

        Assert.Equal(new SpendFigures(0, 1, 0, 100, 70, 40, 0, 2), Assert.Single(await Store.Ledger.ReadAsync(collection.Id, March, March, Stop)).Figures);
    }

    [Fact]
    public async Task Hold_OverTheBudget_IsRefusedBeforeAnythingIsSpent()
    {
        var collection = await CollectionAsync();
        var (spender, _) = await SpenderAsync(collection);
        await Store.Ledger.SetBudgetAsync(collection.Id, new(5, "USD"), Stop);
        await SpendAsync(spender, "gpt", atMost: 3, spent: 2.5m);

        var first = await HoldAsync(spender, "gpt", 2);
        Assert.NotNull(first.Id);
        Assert.Equal((2.5m, 2m, 0.5m), (first.Budget.Spent, first.Budget.Held, first.Budget.Left));
        Assert.Null((await HoldAsync(spender, "gpt", 0.6m)).Id);
        Assert.NotNull((await HoldAsync(spender, "gpt", 0.5m)).Id);
        Assert.Equal(0, (await Store.Ledger.BudgetAsync(collection.Id, March, Stop)).Left);
    }

    [Fact]
    public async Task Hold_ByManyAtOnce_NeverExceedsTheBudget()
    {
        var collection = await CollectionAsync();
        var (spender, _) = await SpenderAsync(collection);
        await Store.Ledger.SetBudgetAsync(collection.Id, new(1, "USD"), Stop);

        var holds = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => HoldAsync(spender, "gpt", 0.15m)));

        Assert.Equal(6, holds.Count(h => h.Id is not null));
        Assert.Equal(0.9m, (await Store.Ledger.BudgetAsync(collection.Id, March, Stop)).Held);
    }

    [Fact]
    public async Task Hold_PriceInAnotherCurrency_IsRefused()
    {
        var collection = await CollectionAsync();
        var (spender, _) = await SpenderAsync(collection);
        await Store.Ledger.SetBudgetAsync(collection.Id, new(5, "EUR"), Stop);

        Assert.Null((await HoldAsync(spender, "gpt", 0.01m)).Id);
    }

    [Fact]
    public async Task Hold_ProviderWithoutAPrice_IsFree()
    {
        var collection = await CollectionAsync();
        var (spender, _) = await SpenderAsync(collection);
        await Store.Ledger.SetBudgetAsync(collection.Id, new(0, "USD"), Stop);

        var hold = await Store.Ledger.HoldAsync(spender, "libre", new(new(100), null), Time.GetUtcNow().AddHours(1), Stop);
        await Store.Ledger.SettleAsync(hold.Id, spender, "libre", new(new(10), null), [], Stop);

        var line = Assert.Single(await Store.Ledger.ReadAsync(collection.Id, March, March, Stop));
        Assert.Equal((null, 1L, 10L), (line.Currency, line.Figures.Calls, line.Figures.Characters));
    }

    [Fact]
    public async Task Hold_WhoseProcessDied_CountsAsUnconfirmedOnceItsTimeIsOver()
    {
        var collection = await CollectionAsync();
        var (spender, _) = await SpenderAsync(collection);
        await Store.Ledger.SetBudgetAsync(collection.Id, new(5, "USD"), Stop);
        var lost = await HoldAsync(spender, "gpt", 2);
        Time.Advance(TimeSpan.FromHours(2));

        await SpendAsync(spender, "gpt", atMost: 1, spent: 1);

        var budget = await Store.Ledger.BudgetAsync(collection.Id, March, Stop);
        Assert.Equal((3m, 0m), (budget.Spent, budget.Held));
        Assert.Equal(1, Assert.Single(await Store.Ledger.ReadAsync(collection.Id, March, March, Stop)).Figures.UnconfirmedCalls);

        // It was paused, not dead: what it got is kept, and nothing is counted twice.
        await Store.Ledger.SettleAsync(lost.Id, spender, "gpt", Spent(2), Kept(1), Stop);
        Assert.Equal(3m, (await Store.Ledger.BudgetAsync(collection.Id, March, Stop)).Spent);
    }

    [Fact]
    public async Task Budget_NextMonth_BeginsAnew()
    {
        var collection = await CollectionAsync();
        var (spender, _) = await SpenderAsync(collection);
        await Store.Ledger.SetBudgetAsync(collection.Id, new(5, "USD"), Stop);
        await SpendAsync(spender, "gpt", atMost: 5, spent: 5);
        Assert.Null((await HoldAsync(spender, "gpt", 1)).Id);

        Time.SetUtcNow(March.End);

        Assert.NotNull((await HoldAsync(spender, "gpt", 5)).Id);
        Assert.Equal((0m, 5m), (await Store.Ledger.BudgetAsync(collection.Id, March, Stop) is var march ? (march.Left!.Value, march.Spent) : default));
    }

    [Fact]
    public async Task Budget_OfOneCollection_IsNoneOfAnother()
    {
        var (one, other) = (await CollectionAsync("one"), await CollectionAsync("other"));
        await Store.Ledger.SetBudgetAsync(one.Id, new(0, "USD"), Stop);

        Assert.Null((await HoldAsync((await SpenderAsync(one)).Spender, "gpt", 1)).Id);
        Assert.NotNull((await HoldAsync((await SpenderAsync(other)).Spender, "gpt", 1)).Id);
        Assert.Null((await Store.Ledger.BudgetAsync(other.Id, March, Stop)).Limit);
    }

    [Fact]
    public async Task SetBudget_JobsThatWaitForOne_AreDue()
    {
        var collection = await CollectionAsync();
        await WriteAsync(collection, New("a", "一"));
        await Store.Jobs.EndAsync((await LeaseAsync()).Lease, JobState.Queued, JobProblem.Budget, "spent", March.End, Stop);
        Assert.Null(await Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), Stop));

        await Store.Ledger.SetBudgetAsync(collection.Id, new(9, "USD"), Stop);

        Assert.Equal("a", (await LeaseAsync()).DocumentId);
    }

    [Fact]
    public async Task SetBudget_CollectionThatHasGone_IsRefused()
    {
        var collection = await CollectionAsync();
        var (spender, _) = await SpenderAsync(collection);
        await Store.Collections.DeleteAsync(collection.Name, Stop);

        await RefusedAsync(ErrorCodes.CollectionNotFound, () => Store.Ledger.SetBudgetAsync(collection.Id, new(9, "USD"), Stop));
        await RefusedAsync(ErrorCodes.CollectionNotFound, () => HoldAsync(spender, "gpt", 1));
    }

    [Fact]
    public async Task Settle_CollectionDeletedMeanwhile_IsNoError()
    {
        var collection = await CollectionAsync();
        var (spender, _) = await SpenderAsync(collection);
        var hold = await HoldAsync(spender, "gpt", 1);
        await Store.Collections.DeleteAsync(collection.Name, Stop);

        await Store.Ledger.SettleAsync(hold.Id, spender, "gpt", Spent(1), Kept(2), Stop);

        Assert.Empty(await Store.Ledger.ReadAsync(collection.Id, March, March, Stop));
    }

    [Fact]
    public async Task Kept_UntilTheJobEnds()
    {
        var collection = await CollectionAsync();
        var (spender, document) = await SpenderAsync(collection);
        await SpendAsync(spender, "gpt", atMost: 1, spent: 1, texts: 2);
        await ReopenAsync();

        Assert.Equal(Kept(2), await Store.Ledger.KeptAsync(document.Key, English, Stop));
        Assert.Empty(await Store.Ledger.KeptAsync(document.Key, Lao, Stop));
        await Store.Ledger.ForgetAsync(document.Key, English, [Kept(2)[0].Source], Stop);
        Assert.Equal([Kept(2)[1]], await Store.Ledger.KeptAsync(document.Key, English, Stop));

        await Store.Jobs.CompleteAsync((await LeaseAsync()).Lease, Stop);
        Assert.Empty(await Store.Ledger.KeptAsync(document.Key, English, Stop));
    }

    [Fact]
    public async Task Kept_DocumentWithoutAJob_IsNotKept()
    {
        var collection = await CollectionAsync();
        var (spender, document) = await SpenderAsync(collection);
        await Store.Jobs.CompleteAsync((await LeaseAsync()).Lease, Stop);

        await SpendAsync(spender, "gpt", atMost: 1, spent: 1, texts: 2);

        Assert.Empty(await Store.Ledger.KeptAsync(document.Key, English, Stop));
    }

    [Fact]
    public async Task Read_Months_GivesThoseBetween()
    {
        var collection = await CollectionAsync();
        var (spender, _) = await SpenderAsync(collection);
        for (var month = March.Add(1); month.Month < 8; month = month.Add(1))
        {
            Time.SetUtcNow(month.Start);
            await SpendAsync(spender with { Document = null }, "gpt", atMost: 1, spent: 1);
        }

        var lines = await Store.Ledger.ReadAsync(collection.Id, March.Add(1), March.Add(2), Stop);
        Assert.Equal([4, 5], lines.Select(l => l.Month.Month));
        Assert.All(lines, l => Assert.Null(l.DocumentId));
    }

    [Fact]
    public async Task Coverage_OfALanguage_TellsWhatItCost()
    {
        var collection = await CollectionAsync();
        var (spender, _) = await SpenderAsync(collection);
        await SpendAsync(spender, "gpt", atMost: 1, spent: 0.5m);
        await SpendAsync(spender, "claude", atMost: 1, spent: 0.25m);

        var coverage = await Store.Collections.CoverageAsync(collection.Id, Stop);
        Assert.Equal([new Money(0.75m, "USD")], coverage.Single(c => c.Language == English).Costs);
        Assert.Empty(coverage.Single(c => c.Language == Japanese).Costs);
    }

    [Fact]
    public async Task FindEqual_EqualPassageElsewhere_GivesItsMachineTranslation()
    {
        var collection = await CollectionAsync();
        var document = await WriteAsync(collection, New("a", "一", "二"));
        await WriteAsync(collection, new DocumentTranslationWrite
        {
            Document = document.Key,
            Language = English,
            Version = document.Version,
            Passages = new Dictionary<PassageId, TranslationWrite>
            {
                [document.Passages[0].Id] = Machine(English, "one"),
                [document.Passages[1].Id] = Human(English, "two"),
            },
        });
        string[] hashes = [document.Passages[0].Hash, document.Passages[1].Hash, "none"];

        var found = await Store.Documents.FindEqualAsync(collection.Id, Japanese, English, hashes, Stop);

        var (hash, equal) = Assert.Single(found);
        Assert.Equal((document.Passages[0].Hash, "one"), (hash, equal.Text));
        Assert.Empty(await Store.Documents.FindEqualAsync(collection.Id, English, English, hashes, Stop));
        Assert.Empty(await Store.Documents.FindEqualAsync(collection.Id, Japanese, Lao, hashes, Stop));
        Assert.Empty(await Store.Documents.FindEqualAsync((await CollectionAsync("other")).Id, Japanese, English, hashes, Stop));
    }

    private static Spending Spent(decimal cost) => new(new(10, 7, 4, IsReported: true), new(cost, "USD"));

    private static List<KeptTranslation> Kept(int texts) =>
        [.. Enumerable.Range(0, texts).Select(i => new KeptTranslation($"文{i}", new TranslatedText($"text {i}", "gpt:x", 0.5)))];

    private async Task<(Spender Spender, StoredDocument Document)> SpenderAsync(Collection collection)
    {
        var document = await WriteAsync(collection, New("a", "一"));
        return (new(collection.Id, English, new(document.Key, document.Id)), document);
    }

    private Task<SpendHold> HoldAsync(Spender spender, string provider, decimal cost) => Store.Ledger.HoldAsync(
        spender, provider, new(new(100, 70, 40), new(cost, "USD")), Time.GetUtcNow().AddHours(1), Stop);

    private async Task SpendAsync(Spender spender, string provider, decimal atMost, decimal spent, int texts = 0)
    {
        var hold = await HoldAsync(spender, provider, atMost);
        Assert.NotNull(hold.Id);
        await Store.Ledger.SettleAsync(hold.Id, spender, provider, Spent(spent), Kept(texts), Stop);
    }
}
