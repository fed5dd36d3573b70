using Microsoft.Extensions.DependencyInjection;
using Phasa.Monitoring.Alerts;
using Phasa.Reembedding;
using Phasa.TestSupport.Translation;
using Phasa.Translation;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Monitoring.Alerts;

public sealed class StuckWorkDetectorTests
{
    private const AlertKind Kind = AlertKind.QueueStuck;

    private static readonly TimeSpan Limit = new AlertOptions().StuckAfter, Step = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Look_NobodyWorks_RaisesAtTheLimitAndClosesWhenSomethingIsDone()
    {
        await using var bench = await StartAsync();
        var kb = await bench.CollectionAsync("ja lo th");
        await bench.LookAsync();
        await bench.Documents.PutAsync(kb, [Japanese("a", "請求書を送る"), Japanese("b", "設定を開く")]);
        var since = bench.Time.GetUtcNow();

        bench.Time.Advance(Limit - Step);
        Assert.Empty(await bench.LookAsync(Kind));
        bench.Time.Advance(Step);
        var alerts = await bench.LookAsync(Kind);

        Assert.Equal(["lo", "th"], alerts.Select(a => a.Finding.Key.Language!.Value.Value).Order());
        Assert.All(alerts, a => Assert.Equal((2.0, since, AlertSeverity.Warning), (a.Finding.Measured!.Value, a.Finding.Since, a.Finding.Severity)));
        Assert.StartsWith("2 translations into ", alerts[0].Finding.Message, StringComparison.Ordinal);

        bench.Time.Advance(Limit * 3);
        Assert.Equal(alerts.Select(a => a.Id), (await bench.LookAsync(Kind)).Select(a => a.Id));
        await bench.Worker.RunNextAsync();
        Assert.Empty(await bench.LookAsync(Kind));
    }

    [Fact]
    public async Task Look_OthersGetDone_IsOnlyALongQueue()
    {
        await using var bench = await StartAsync();
        var (kb, other) = (await bench.CollectionAsync("ja lo"), await bench.CollectionAsync("ja lo", "other"));
        await bench.LookAsync();
        await bench.Documents.PutAsync(kb, [Japanese("a", "請求書を送る"), Japanese("b", "設定を開く")]);
        await bench.Documents.PutAsync(other, Japanese("c", "名前を入れる"));

        bench.Time.Advance(Limit - Step);
        await bench.Worker.RunNextAsync();
        bench.Time.Advance(Limit - Step);
        Assert.Empty(await bench.LookAsync(Kind));
        bench.Time.Advance(Step);
        Assert.Equal(2, (await bench.LookAsync(Kind)).Count);
    }

    [Fact]
    public async Task Look_DueWhileNobodyRan_WaitsForItsWorkersFirst()
    {
        await using var bench = await StartAsync();
        await bench.Documents.PutAsync(await bench.CollectionAsync("ja lo"), Japanese("a", "請求書を送る"));
        bench.Time.Advance(TimeSpan.FromDays(3));

        Assert.Empty(await bench.LookAsync(Kind));
        bench.Time.Advance(Limit - Step);
        Assert.Empty(await bench.LookAsync(Kind));
        bench.Time.Advance(Step);
        Assert.Single(await bench.LookAsync(Kind));
    }

    [Fact]
    public async Task Look_JobsThatFailedOrAreParked_AreNotDue()
    {
        await using var bench = await Workbench.StartAsync(s => s.AddSingleton<ITranslator>(ScriptedTranslator.Failing("gpt", TranslationFailure.ServerError)));
        await bench.LookAsync();
        await bench.Documents.PutAsync(await bench.CollectionAsync("ja lo"), Japanese("a", "請求書を送る"));
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await bench.WorkAsync();
            bench.Time.Advance(TimeSpan.FromMinutes(5));
        }

        bench.Time.Advance(Limit * 2);
        Assert.Empty(await bench.LookAsync(Kind));
    }

    [Fact]
    public async Task Look_ReembeddingThatNobodyTakes_IsRaisedUntilItIsTaken()
    {
        await using var bench = await StartAsync();
        var kb = await bench.CollectionAsync("ja");
        await bench.Documents.PutAsync(kb, Japanese("a", "請求書を送る"));
        await bench.LookAsync();
        await bench.Store.Reembeddings.StartAsync(kb.Id, kb.Space with { Model = "next" }, SwitchRule.Always);

        bench.Time.Advance(Limit - Step);
        Assert.Empty(await bench.LookAsync(Kind));
        bench.Time.Advance(Step);
        var alert = Assert.Single(await bench.LookAsync(Kind));
        Assert.Equal((null, "reembedding"), (alert.Finding.Key.Language, alert.Finding.Key.Subject));
        Assert.Contains("'next'", alert.Finding.Message, StringComparison.Ordinal);

        await bench.Store.Reembeddings.LeaseAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(await bench.LookAsync(Kind));
    }

    private static Task<Workbench> StartAsync() =>
        Workbench.StartAsync(s => s.AddSingleton<ITranslator>(ScriptedTranslator.Of("gpt", t => PseudoTranslation.Translate(t, "ja", "lo"))));
}
