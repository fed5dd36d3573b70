using Phasa.Collections;
using Phasa.Monitoring.Alerts;
using Phasa.Translation.Costs;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Monitoring.Alerts;

public sealed class BudgetDetectorTests
{
    private const AlertKind Kind = AlertKind.BudgetSpent;

    [Fact]
    public async Task Look_FourFifthsThenAll_WarnsThenIsCriticalAndClosesWithTheMonth()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await bench.CollectionAsync();
        await bench.Store.Ledger.SetBudgetAsync(kb.Id, new(10, "USD"));

        await SpendAsync(bench, kb, 7.99m);
        Assert.Empty(await bench.LookAsync(Kind));
        await SpendAsync(bench, kb, 0.01m);
        var near = Assert.Single(await bench.LookAsync(Kind));
        Assert.Equal((AlertSeverity.Warning, 8.0, 10.0), (near.Finding.Severity, near.Finding.Measured!.Value, near.Finding.Expected!.Value));
        Assert.Equal("8.00 of the 10.00 USD for 2026-01 are spent, 80 %.", near.Finding.Message);

        await SpendAsync(bench, kb, 1.99m);
        Assert.Equal(AlertSeverity.Warning, Assert.Single(await bench.LookAsync(Kind)).Finding.Severity);
        await SpendAsync(bench, kb, 0.01m);
        var spent = Assert.Single(await bench.LookAsync(Kind));
        Assert.Equal((near.Id, AlertSeverity.Critical, near.Finding.Since), (spent.Id, spent.Finding.Severity, spent.Finding.Since));

        bench.Time.Advance(TimeSpan.FromDays(31));
        Assert.Empty(await bench.LookAsync(Kind));
    }

    [Fact]
    public async Task Look_JobsWaitForTheBudget_IsCriticalWhateverIsLeftUntilItIsRaised()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await bench.CollectionAsync("ja lo");
        await bench.Store.Ledger.SetBudgetAsync(kb.Id, new(0, "USD"));
        Assert.Empty(await bench.LookAsync(Kind));
        await bench.Documents.PutAsync(kb, Japanese("a", "請求書を送る"));
        Assert.Empty(await bench.LookAsync(Kind));
        var job = await bench.Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(2));
        await bench.Store.Jobs.EndAsync(job!.Lease, Phasa.Jobs.JobState.Queued, "budget", "spent", bench.Time.GetUtcNow().AddDays(31));

        var alert = Assert.Single(await bench.LookAsync(Kind));
        Assert.Equal(AlertSeverity.Critical, alert.Finding.Severity);
        Assert.Contains("1 translations wait until 2026-02-01", alert.Finding.Message, StringComparison.Ordinal);
        await bench.Store.Ledger.SetBudgetAsync(kb.Id, null);
        Assert.Empty(await bench.LookAsync(Kind));
    }

    private static async Task SpendAsync(Workbench bench, Collection collection, decimal amount)
    {
        var (spender, spending) = (new Spender(collection.Id, Lo, null), new Spending(new(10), new(amount, "USD")));
        var hold = await bench.Store.Ledger.HoldAsync(spender, "gpt", spending, bench.Time.GetUtcNow().AddMinutes(1));
        await bench.Store.Ledger.SettleAsync(hold.Id!.Value, spender, "gpt", spending, []);
    }
}
