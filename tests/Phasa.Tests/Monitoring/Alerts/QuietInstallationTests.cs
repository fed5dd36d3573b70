using Microsoft.Extensions.DependencyInjection;
using Phasa.Calibration;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using Phasa.Translation.Costs;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Monitoring.Alerts;

/// <summary>Nothing is said of an installation that nothing is wrong with.</summary>
public sealed class QuietInstallationTests
{
    [Fact]
    public async Task Look_FreshFilledForHoursAndIdleForDays_RaisesNothing()
    {
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(ScriptedTranslator.Of("gpt", t => PseudoTranslation.Translate(t, "ja", "lo"))));
        Assert.Empty(await bench.LookAsync());
        var kb = await bench.CollectionAsync("ja lo");
        await bench.Store.Ledger.SetBudgetAsync(kb.Id, new Money(20, "USD"));
        Assert.Empty(await bench.LookAsync());

        // Documents come faster than they are translated.
        for (var look = 0; look < 24; look++)
        {
            await bench.Documents.PutAsync(kb, [Japanese($"a{look}", $"請求書 {look} を送る"), Japanese($"b{look}", $"設定 {look} を開く")]);
            Assert.Empty(await bench.LookAsync());
            await bench.Worker.RunNextAsync();
            bench.Time.Advance(TimeSpan.FromMinutes(20));
            Assert.Empty(await bench.LookAsync());
        }

        await bench.WorkAsync();
        var first = await bench.Get<CollectionCalibrator>().FitAsync(await bench.NowAsync(kb), new(0.1, 0.1), null, TestContext.Current.CancellationToken);
        await bench.Store.Calibrations.SaveAsync(kb.Id, first, null);
        for (var day = 0; day < 10; day++)
        {
            bench.Time.Advance(TimeSpan.FromDays(1));
            Assert.Empty(await bench.LookAsync());
        }
    }

    [Fact]
    public async Task Look_FirstDocumentsWithoutAProvider_RaisesNothing()
    {
        await using var bench = await Workbench.StartAsync();
        var kb = await bench.CollectionAsync();
        await bench.Documents.PutAsync(kb, Japanese("a", "請求書を送る", (Lo, "ສົ່ງໃບເກັບເງິນ"), (Th, "ส่งใบแจ้งหนี้")));
        Assert.Empty(await bench.LookAsync());
        for (var look = 0; look < 20; look++)
        {
            await bench.Documents.PutAsync(kb, Japanese($"a{look}", $"設定 {look} を開く"));
            await bench.WorkAsync();
            bench.Time.Advance(TimeSpan.FromMinutes(10));
            Assert.Empty(await bench.LookAsync());
        }

        bench.Time.Advance(TimeSpan.FromDays(3));
        Assert.Empty(await bench.LookAsync());
    }
}
