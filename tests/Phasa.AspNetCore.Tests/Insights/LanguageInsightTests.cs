using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Insights;

public sealed class LanguageInsightTests
{
    [Fact]
    public async Task Languages_OfWhatWasAsked_ShowHitsFallbackAndFeedback()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"en","text":"Reset the password."}""");
        await host.PostAsync("/v1/collections/kb/search", """{"query":"Reset the password."}""");
        var second = await host.PostAsync("/v1/collections/kb/search", """{"query":"Reset the password.","language":"lo","threshold":-1}""");
        await host.PostAsync("/v1/collections/kb/search", """{"query":"ລາພັກ","threshold":0.99}""");
        await host.FlushAsync();
        await host.PostAsync($"/v1/searches/{(string?)second["searchId"]}/feedback", """{"helpful":true}""");

        var insights = await host.GetAsync("/v1/collections/kb/insights/languages");
        Assert.Equal("day", (string?)insights["bucket"]);
        Assert.Equal(["lo", "en"], insights["languages"].AsArray().Select(l => (string?)l!["language"]));
        var lao = insights["languages"].AsArray()[0]!;
        var total = lao["total"]!;
        Assert.Equal((2, 0.5, 1, 0.5), ((int)total["searches"]!, (double)total["hitRate"]!, (int)total["zeroResults"]!, (double)total["zeroResultRate"]!));
        Assert.Equal((1d, 1d, 1, 1d), ((double)total["fallbackShare"]!, (double)total["fallbackDebt"]!, (int)total["feedback"]!, (double)total["helpfulRate"]!));
        Assert.True((double)total["latencyMs"]!["p50"]! <= (double)total["latencyMs"]!["p95"]!);
        Assert.Equal(2, lao["similarities"]!.AsArray().Sum(b => (int)b!["searches"]!));
        var bucket = Assert.Single(lao["buckets"]!.AsArray())!;
        Assert.Equal((2, "T00:00:00+00:00"), ((int)bucket["searches"]!, ((string?)bucket["start"])![10..]));
        var debt = Assert.Single(insights["fallbackDebt"].AsArray())!;
        Assert.Equal(("a", "lo", 1), ((string?)debt["documentId"], (string?)debt["language"], (int)debt["hits"]!));

        Assert.Equal("en", (string?)Assert.Single((await host.GetAsync("/v1/collections/kb/insights/languages?language=en&bucket=total"))["languages"].AsArray())!["language"]);
        Assert.Empty((await host.GetAsync("/v1/collections/kb/insights/languages?to=2020-01-01"))["languages"].AsArray());
    }

    [Theory]
    [InlineData("bucket=year")]
    [InlineData("from=yesterday")]
    [InlineData("from=2026-02-01&to=2026-01-01")]
    [InlineData("since=2026-01-01")]
    public async Task Languages_WithWrongMembers_AreRefused(string query)
    {
        await using var host = await ApiHost.WithCollectionAsync();
        (await host.GetAsync($"/v1/collections/kb/insights/languages?{query}")).Problem(ErrorCodes.InvalidRequest);
    }
}
