using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Phasa.Monitoring.Alerts;
using Phasa.Monitoring.Alerts.Providers;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Tests.Monitoring.Alerts;

public sealed class FailingProviderDetectorTests
{
    private const AlertKind Kind = AlertKind.ProviderFailing;

    [Fact]
    public async Task Look_ProviderFails_RaisesWhenChanceIsNoReasonAndClosesWhenItAnswers()
    {
        await using var bench = await StartAsync();
        var since = bench.Time.GetUtcNow();
        await FailAsync(bench, 9);
        Assert.Empty(await bench.LookAsync(Kind));
        await FailAsync(bench, 1, "RateLimited", "429");
        var alert = Assert.Single(await bench.LookAsync(Kind));
        Assert.Equal((null, "translation/gpt", AlertSeverity.Critical), (alert.CollectionName, alert.Finding.Key.Subject, alert.Finding.Severity));
        Assert.Equal((1.0, since), (alert.Finding.Measured!.Value, alert.Finding.Since));
        Assert.Equal(
            "10 of the last 10 calls to the translation provider 'gpt' failed: 100 %, and surely more than 51 %. The commonest reason, 9 times: 503 overloaded", alert.Finding.Message);

        // Its last ten calls count, however bad the hour was.
        await FailAsync(bench, 20);
        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await AnswerAsync(bench, 9);
        Assert.Single(await bench.LookAsync(Kind));
        await AnswerAsync(bench, 1);
        Assert.Empty(await bench.LookAsync(Kind));
        Assert.Empty(await bench.LookAsync(Kind));
    }

    [Fact]
    public async Task Look_HalfOrLongAgo_IsNotRaised()
    {
        await using var bench = await StartAsync();
        await FailAsync(bench, 100);
        bench.Time.Advance(new AlertOptions().ProviderWindow + TimeSpan.FromMinutes(1));
        Assert.Empty(await bench.LookAsync(Kind));
        await FailAsync(bench, 100);
        await AnswerAsync(bench, 100);
        Assert.Empty(await bench.LookAsync(Kind));
    }

    [Fact]
    public async Task Look_NobodyAsksAnyMore_StaysUntilTheProviderGoes()
    {
        await using var bench = await StartAsync();
        await FailAsync(bench, 20);
        await FailAsync(bench, 20, name: "taken-out");
        Assert.Equal(2, (await bench.LookAsync(Kind)).Count);
        bench.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal("translation/gpt", Assert.Single(await bench.LookAsync(Kind)).Finding.Key.Subject);
    }

    [Fact]
    public async Task Look_OverSeveralProcesses_CountsTheirCallsTogether()
    {
        await using var bench = await StartAsync();
        var other = new ProviderCalls(bench.Store, Options.Create(new AlertOptions()), bench.Time);
        foreach (var calls in new[] { other, bench.Get<ProviderCalls>() })
        {
            for (var i = 0; i < 5; i++)
            {
                calls.Failed(ProviderRole.Embedding, "e5", "Passing", "HTTP 503");
            }

            await calls.KeepAsync();
            await calls.KeepAsync();
        }

        Assert.Equal("embedding/e5", Assert.Single(await bench.LookAsync(Kind)).Finding.Key.Subject);
    }

    private static Task<Workbench> StartAsync() => Workbench.StartAsync(s => s.AddSingleton<ITranslator>(ScriptedTranslator.Of("gpt", t => t)));

    private static Task FailAsync(Workbench bench, int times, string kind = "ServerError", string reason = "503 overloaded", string name = "gpt") =>
        CallAsync(bench, times, c => c.Failed(ProviderRole.Translation, name, kind, reason));

    private static Task AnswerAsync(Workbench bench, int times) => CallAsync(bench, times, c => c.Answered(ProviderRole.Translation, "gpt"));

    private static async Task CallAsync(Workbench bench, int times, Action<ProviderCalls> call)
    {
        for (var i = 0; i < times; i++)
        {
            call(bench.Get<ProviderCalls>());
        }

        await bench.Get<ProviderCalls>().KeepAsync();
    }
}
