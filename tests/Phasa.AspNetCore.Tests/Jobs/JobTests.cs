using Phasa.AspNetCore.Tests.Support;
using Phasa.Jobs;

namespace Phasa.AspNetCore.Tests.Jobs;

public sealed class JobTests
{
    [Fact]
    public async Task List_OfAParkedJob_SaysWhy()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"ja","text":"本文です。"}""");
        var leased = await host.Store.Jobs.LeaseAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        await host.Store.Jobs.EndAsync(leased!.Lease, JobState.Parked, "translate", "no provider for ja-lo", null, TestContext.Current.CancellationToken);

        var parked = await host.GetAsync($"/v1/collections/kb/jobs?state=parked&language={leased.Language}");

        var job = Assert.Single(parked["jobs"].AsArray())!;
        Assert.Equal(
            ("a", "parked", 1, "translate", "no provider for ja-lo"),
            ((string?)job["documentId"], (string?)job["state"], (int)job["attempts"]!, (string?)job["step"], (string?)job["error"]));
        Assert.NotNull(job["dueAt"]);
        Assert.Single((await host.GetAsync("/v1/collections/kb/jobs?state=queued"))["jobs"].AsArray());
    }

    [Fact]
    public async Task List_ByPages_ShowsEachJobOnce()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"ja","text":"本文です。"}""");

        var first = await host.GetAsync("/v1/collections/kb/jobs?limit=1");
        var second = await host.GetAsync($"/v1/collections/kb/jobs?limit=1&cursor={first["nextCursor"]}");

        Assert.NotEqual((string?)first["jobs"][0]!["language"], (string?)second["jobs"][0]!["language"]);
        Assert.Null(second.Json["nextCursor"]);
    }
}
