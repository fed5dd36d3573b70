using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Rollout;

public sealed class PlanTests
{
    [Fact]
    public async Task Plan_OfWhatWasAsked_RanksAndExplains()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"en","text":"Reset the password."}""");
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"b","language":"en","text":"Send an invoice."}""");
        await host.PostAsync("/v1/collections/kb/search", """{"query":"Send an invoice.","language":"lo"}""");
        await host.FlushAsync();

        var plan = await host.GetAsync("/v1/collections/kb/plan?language=lo");
        Assert.Equal(["b", "a"], plan["lines"].AsArray().Select(l => (string?)l!["documentId"]));
        var first = plan["lines"][0]!;
        Assert.Equal(("lo", 1, 1, 16), ((string?)first["language"], (int)first["missing"]!, (int)first["evidence"]!["fallbackHits"]!, (int)first["characters"]!));
        Assert.False((bool)first["evidence"]!["measured"]!);
        Assert.True((double)first["expectedGain"]! > (double)plan["lines"][1]!["expectedGain"]!);
        Assert.Equal((2, 35), ((int)plan["total"]["documents"]!, (int)plan["total"]["characters"]!));
        var lao = Assert.Single(plan["languages"].AsArray())!;
        Assert.True((double)lao["hitRateAfter"]! > (double)lao["hitRate"]!);
        Assert.Equal("b", (string?)Assert.Single((await host.GetAsync("/v1/collections/kb/plan?language=lo&limit=1"))["lines"].AsArray())!["documentId"]);
    }

    [Theory]
    [InlineData("budget=x")]
    [InlineData("budget=-1")]
    [InlineData("days=0")]
    [InlineData("language=km")]
    [InlineData("budgets=1")]
    public async Task Plan_WithWrongMembers_IsRefused(string query)
    {
        await using var host = await ApiHost.WithCollectionAsync();
        (await host.GetAsync($"/v1/collections/kb/plan?{query}")).Problem(ErrorCodes.InvalidRequest);
        (await host.GetAsync("/v1/collections/other/plan")).Problem(ErrorCodes.CollectionNotFound);
    }

    [Fact]
    public async Task Plan_BudgetWithoutPrices_SaysWhatToConfigure()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"en","text":"Reset the password."}""");
        (await host.GetAsync("/v1/collections/kb/plan?budget=5")).Problem(ErrorCodes.InvalidRequest);
    }
}
