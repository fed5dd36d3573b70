using System.Net;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Languages;
using Phasa.Monitoring;

namespace Phasa.AspNetCore.Tests.Insights;

public sealed class QueryTests
{
    [Fact]
    public async Task List_OfWhatWasAsked_ShowsEachQueryOnceWithItsOutcome()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"en","text":"Reset the password."}""");
        foreach (var query in new[] { "Reset the password.", "ລາພັກ", "Reset the password." })
        {
            await host.PostAsync("/v1/collections/kb/search", $$"""{"query":"{{query}}"}""");
        }

        await host.FlushAsync();
        var all = (await host.GetAsync("/v1/collections/kb/insights/queries"))["queries"].AsArray();
        Assert.Equal(
            [("Reset the password.", "en", 2, 1, "a"), ("ລາພັກ", "lo", 1, 0, null)],
            all.Select(q => ((string?)q!["query"], (string?)q["language"], (int)q["searches"]!, (int)q["hits"]!, (string?)q["documents"]!.AsArray().FirstOrDefault())));
        Assert.True((float)all[0]!["best"]! > 0.9);

        Assert.Equal("ລາພັກ", (string?)Assert.Single((await host.GetAsync("/v1/collections/kb/insights/queries?outcome=zero"))["queries"].AsArray())!["query"]);
        Assert.Empty((await host.GetAsync("/v1/collections/kb/insights/queries?outcome=zero&language=en"))["queries"].AsArray());
    }

    [Fact]
    public async Task List_ByPages_ShowsEachOnce()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        foreach (var query in new[] { "one", "two", "three" })
        {
            await host.PostAsync("/v1/collections/kb/search", $$"""{"query":"{{query}}"}""");
        }

        await host.FlushAsync();
        var first = await host.GetAsync("/v1/collections/kb/insights/queries?limit=2");
        var second = await host.GetAsync($"/v1/collections/kb/insights/queries?limit=2&cursor={first["nextCursor"]}");
        Assert.Equal(["three", "two", "one"], first["queries"].AsArray().Concat(second["queries"].AsArray()).Select(q => (string?)q!["query"]));
        Assert.Null(second.Json["nextCursor"]);
        (await host.GetAsync("/v1/collections/kb/insights/queries?cursor=ZGE")).Problem(ErrorCodes.InvalidRequest);
        (await host.GetAsync("/v1/collections/kb/insights/queries?outcome=none")).Problem(ErrorCodes.InvalidRequest);
        (await host.GetAsync("/v1/collections/other/insights/queries")).Problem(ErrorCodes.CollectionNotFound);
    }

    [Fact]
    public async Task List_WhereSearchesWereDropped_SaysHowMany()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        var kb = (await host.Store.Collections.FindAsync("kb", TestContext.Current.CancellationToken))!;
        var hour = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
        await host.Store.Searches.AppendAsync(
            [], [new(kb.Id, LanguageTag.Parse("lo"), hour, 5, 2), new(kb.Id, LanguageTag.Parse("ja"), hour, 10, 1)], TestContext.Current.CancellationToken);

        foreach (var (query, dropped) in new[] { ("", 15), ("?language=lo", 5), ("?outcome=zero", 3), ("?language=ja&outcome=hits", 9) })
        {
            Assert.Equal(dropped, (long)(await host.GetAsync("/v1/collections/kb/insights/queries" + query))["dropped"]);
        }
    }
}
