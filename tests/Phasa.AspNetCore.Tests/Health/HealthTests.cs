using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Jobs;

namespace Phasa.AspNetCore.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Healthz_OfALivingProcess_IsOk()
    {
        await using var host = await ApiHost.StartAsync();

        Assert.Equal((HttpStatusCode.OK, """{"status":"ok"}"""), ((await host.GetAsync("/healthz")).Status, (await host.GetAsync("/healthz")).Text));
    }

    [Fact]
    public async Task Readyz_WithWorkers_SaysThatAllIsWell()
    {
        await using var host = await ApiHost.StartAsync(services: s => new PhasaBuilder(s).AddWorkers());

        var ready = await host.GetAsync("/readyz");

        Assert.Equal((HttpStatusCode.OK, "ready"), (ready.Status, (string?)ready["status"]));
        Assert.Equal(["store", "workers"], ready["checks"].AsArray().Select(c => (string?)c!["name"]));
    }

    [Fact]
    public async Task Readyz_AfterTheWorkersStopped_SaysWhichPartIsNot()
    {
        await using var host = await ApiHost.StartAsync(services: s => new PhasaBuilder(s).AddWorkers());
        var workers = host.App.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<TranslationWorkerService>().Single();
        await workers.StopAsync(TestContext.Current.CancellationToken);

        var ready = await host.GetAsync("/readyz");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not-ready"), (ready.Status, (string?)ready["status"]));
        Assert.Equal("workers", (string?)Assert.Single(ready["checks"].AsArray(), c => !(bool)c!["ready"]!)!["name"]);
    }

    [Fact]
    public async Task Readyz_WithAClosedStore_SaysSoWithoutPaths()
    {
        await using var host = await ApiHost.StartAsync();
        await host.Store.DisposeAsync();

        var ready = await host.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.Status);
        Assert.False((bool)ready["checks"][0]!["ready"]!);
        Assert.DoesNotContain("phasa.db", ready.Text, StringComparison.Ordinal);
    }
}
