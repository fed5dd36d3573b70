using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Rollout;

public sealed class PolicyTests
{
    [Fact]
    public async Task Policies_SetAtCreationAndLater_AreShownAndHeeded()
    {
        await using var host = await ApiHost.StartAsync();
        var made = await host.PostAsync("/v1/collections", """{"name":"kb","languages":["en","lo","th"],"policies":{"lo":"planned"}}""");
        Assert.Equal("""{"en":"all","lo":"planned","th":"all"}""", made["policies"].ToJsonString());
        var put = await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"en","text":"Reset the password."}""");
        Assert.Equal(("missing", "queued"), ((string?)put["translations"]["lo"], (string?)put["translations"]["th"]));

        var changed = await host.SendAsync(HttpMethod.Patch, "/v1/collections/kb", """{"policies":{"lo":"all","th":"off"}}""");
        Assert.Equal("""{"en":"all","lo":"all","th":"off"}""", changed["policies"].ToJsonString());
        Assert.Equal(["lo"], (await host.GetAsync("/v1/collections/kb/jobs"))["jobs"].AsArray().Select(j => (string?)j!["language"]));
        (await host.PostAsync("/v1/collections/kb/documents/a/translations/th/retry")).Problem(ErrorCodes.InvalidRequest);
        (await host.GetAsync("/v1/collections/kb/plan?language=th")).Problem(ErrorCodes.InvalidRequest);
    }

    [Theory]
    [InlineData("""{"policies":{"lo":"sometimes"}}""", "invalid-request")]
    [InlineData("""{"policies":{"km":"off"}}""", "language-not-in-collection")]
    [InlineData("""{}""", "invalid-request")]
    public async Task Policies_Wrong_AreRefused(string body, string code)
    {
        await using var host = await ApiHost.WithCollectionAsync();
        Assert.Equal(code, (string?)(await host.SendAsync(HttpMethod.Patch, "/v1/collections/kb", body))["code"]);
    }

    [Fact]
    public async Task OnDemand_SearchThatFallsBack_QueuesTheDocument()
    {
        await using var host = await ApiHost.StartAsync();
        await host.PostAsync("/v1/collections", """{"name":"kb","languages":["en","lo"],"policies":{"lo":"on-demand"}}""");
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"en","text":"Reset the password."}""");
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"b","language":"en","text":"Send an invoice."}""");
        await host.PostAsync("/v1/collections/kb/search", """{"query":"Send an invoice.","language":"lo","top":1,"threshold":-1}""");
        await host.FlushAsync();
        await host.GetAsync("/v1/collections/kb/insights/languages");

        Assert.Equal(["b"], (await host.GetAsync("/v1/collections/kb/jobs"))["jobs"].AsArray().Select(j => (string?)j!["documentId"]));
    }

    [Fact]
    public async Task Plan_CarriedOut_IsListedAndLookedBackOn()
    {
        await using var host = await ApiHost.StartAsync();
        await host.PostAsync("/v1/collections", """{"name":"kb","languages":["en","lo"],"policies":{"lo":"planned"}}""");
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"en","text":"Reset the password."}""");
        await host.PostAsync("/v1/collections/kb/search", """{"query":"Reset the password.","language":"lo","threshold":-1}""");
        await host.FlushAsync();

        var applied = await host.PostAsync("/v1/collections/kb/plan?language=lo");
        Assert.Equal((202, 1), ((int)applied.Status, (int)applied["queued"]));
        var id = (long)applied["planId"];
        var listed = Assert.Single((await host.GetAsync("/v1/collections/kb/plans"))["plans"].AsArray())!;
        Assert.Equal((id, 1), ((long)listed["id"]!, (int)listed["lines"]!));

        var past = await host.GetAsync($"/v1/collections/kb/plans/{id}");
        Assert.Equal((0, 1, 0, 0, true), ((int)past["ready"], (int)past["open"], (int)past["givenUp"], (int)past["gone"], (bool)past["young"]));
        var lao = Assert.Single(past["languages"].AsArray())!;
        Assert.Equal(("lo", "too-few"), ((string?)lao["language"], (string?)lao["verdict"]));
        (await host.GetAsync("/v1/collections/kb/plans/99")).Problem(ErrorCodes.InvalidRequest);
    }
}
