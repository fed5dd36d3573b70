using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Indexes.Words;
using Phasa.TestSupport.Words;

namespace Phasa.AspNetCore.Tests.Search;

public sealed class FilterTests
{
    private const string Search = "/v1/collections/kb/search";

    [Theory]
    [InlineData("vector")]
    [InlineData("words")]
    [InlineData("both")]
    public async Task Search_WithFilter_FindsOnlyWhatMeetsItInEveryLeg(string legs)
    {
        await using var host = await WithDocumentsAsync();

        Assert.Equal(["hr", "it-new", "it-old"], await FindAsync(host, legs, "{}"));
        Assert.Equal(["it-new", "it-old"], await FindAsync(host, legs, """{"department":"it"}"""));
        Assert.Equal(["it-new"], await FindAsync(host, legs, """{"department":"it","year":{"gte":2024}}"""));
        Assert.Equal(["hr", "it-new"], await FindAsync(host, legs, """{"or":[{"department":"hr"},{"tags":{"in":["vpn","x"]}}]}"""));
        Assert.Equal(["hr"], await FindAsync(host, legs, """{"not":{"department":"it"}}"""));
        Assert.Equal(["hr"], await FindAsync(host, legs, """{"tags":{"exists":false}}"""));
        Assert.Equal(["it-old"], await FindAsync(host, legs, """{"$id":"it-old"}"""));
    }

    [Theory]
    [InlineData("vector")]
    [InlineData("words")]
    public async Task Search_RareDocumentBehindBetterOnes_IsFound(string legs)
    {
        await using var host = await WithDocumentsAsync();
        for (var i = 0; i < 60; i++)
        {
            await PutAsync(host, $"more-{i}", """{"department":"sales"}""", "Reset password.");
        }

        // More better ones than a leg hands over: a filter applied afterwards would leave nothing.
        Assert.Equal(["hr"], await FindAsync(host, legs, """{"department":"hr"}""", top: 1));
    }

    [Fact]
    public async Task Search_MetadataChange_IsSeenAtOnce()
    {
        await using var host = await WithDocumentsAsync();
        Assert.Equal(["hr"], await FindAsync(host, "both", """{"department":"hr"}"""));

        await PutAsync(host, "hr", """{"department":"people"}""");
        Assert.Empty(await FindAsync(host, "both", """{"department":"hr"}"""));
        Assert.Equal(["hr"], await FindAsync(host, "both", """{"department":"people"}"""));

        await host.Client.DeleteAsync(new Uri("/v1/collections/kb/documents/it-old", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(["it-new"], await FindAsync(host, "both", """{"department":"it"}"""));
    }

    /// <summary>Metadata, rows and texts of a hit are of one version, whatever is written meanwhile.</summary>
    [Fact]
    public async Task Search_WhileMetadataChange_EveryHitMeetsTheFilter()
    {
        await using var host = await WithDocumentsAsync();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                await PutAsync(host, "it-old", i % 2 == 0 ? """{"department":"hr"}""" : """{"department":"it"}""");
            }
        }, TestContext.Current.CancellationToken);

        var searches = 0;
        while (!writing.IsCompleted || searches < 20)
        {
            var found = await host.PostAsync(Search, """{"query":"reset password","language":"en","threshold":-1,"filter":{"department":"hr"}}""");
            Assert.Equal(HttpStatusCode.OK, found.Status);
            Assert.All(found["hits"].AsArray(), h => Assert.Equal("hr", (string?)h!["metadata"]!["department"]));
            Assert.Contains(found["hits"].AsArray(), h => (string?)h!["documentId"] == "hr");
            searches++;
        }

        await writing;
    }

    [Fact]
    public async Task Search_FilterThatNothingMeets_WarnsAndNamesTheKeyMeant()
    {
        await using var host = await WithDocumentsAsync();

        var none = await host.PostAsync(Search, """{"query":"password","language":"en","filter":{"departmnt":"it"}}""");

        Assert.Empty(none["hits"].AsArray());
        var warnings = none["warnings"].AsArray().ToDictionary(w => (string)w!["code"]!, w => (string)w!["message"]!);
        Assert.Contains("'department'", warnings["filter-key-unknown"], StringComparison.Ordinal);
        Assert.Contains("filter-matches-nothing", warnings.Keys);

        var one = await host.PostAsync(Search, """{"query":"password","language":"en","filter":{"department":"hr"}}""");
        Assert.DoesNotContain(one["warnings"].AsArray(), w => ((string)w!["code"]!).StartsWith("filter-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_MistakeInFilter_IsRefusedWithItsPlace()
    {
        await using var host = await ApiHost.WithCollectionAsync();

        var problem = (await host.PostAsync(Search, """{"query":"a","filter":{"or":[{"year":{"from":2024}}]}}""")).Problem(ErrorCodes.InvalidRequest);

        Assert.Equal("/filter/or/0/year/from", (string?)problem["location"]);
    }

    private static async Task<ApiHost> WithDocumentsAsync()
    {
        var host = await ApiHost.WithCollectionAsync(services: s => s.AddSingleton<IWordIndexes, MemoryWordIndexes>());
        await PutAsync(host, "it-new", """{"department":"it","year":2025,"tags":["vpn","login"]}""");
        await PutAsync(host, "it-old", """{"department":"it","year":2019,"tags":["login"]}""");
        await PutAsync(host, "hr", """{"department":"hr","year":2024}""");
        return host;
    }

    private static async Task PutAsync(ApiHost host, string id, string metadata, string text = "How to reset a forgotten password of your account.")
    {
        var put = await host.PostAsync("/v1/collections/kb/documents", $$"""{"id":"{{id}}","title":"Note","language":"en","text":"{{text}}","metadata":{{metadata}}}""");
        Assert.True(put.Status is HttpStatusCode.OK or HttpStatusCode.Created, put.Status.ToString());
    }

    private static async Task<IReadOnlyList<string>> FindAsync(ApiHost host, string legs, string filter, int top = 10)
    {
        var found = await host.PostAsync(
            Search, $$"""{"query":"reset password","language":"en","route":"index","threshold":-1,"top":{{top}},"legs":"{{legs}}","filter":{{filter}}}""");
        Assert.Equal(HttpStatusCode.OK, found.Status);
        return [.. found["hits"].AsArray().Select(h => (string)h!["documentId"]!).Order(StringComparer.Ordinal)];
    }
}
