using System.Net;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Collections;

public sealed class CollectionTests
{
    [Fact]
    public async Task Post_ANewCollection_IsCreatedAndShown()
    {
        await using var host = await ApiHost.StartAsync();

        var made = await host.PostAsync("/v1/collections", """{"name":"support.kb_1-a","languages":["ja","zh_hant","lo"],"embedding":null}""");

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("/v1/collections/support.kb_1-a", made.Headers.Location?.ToString());
        var shown = await host.GetAsync("/v1/collections/support.kb_1-a");
        Assert.Equal(made.Text, shown.Text);
        Assert.Equal(["ja", "zh-Hant", "lo"], shown["languages"].AsArray().Select(l => (string?)l));
        Assert.NotEmpty((string)shown["embedding"]["model"]!);
        Assert.Equal(16, ((string)shown["embedding"]["fingerprint"]!).Length);
        Assert.Equal(0, (int)shown["documents"]);
        Assert.Equal(["ja", "zh-Hant", "lo"], shown["coverage"].AsArray().Select(c => (string?)c!["language"]));
    }

    [Fact]
    public async Task Post_WithAModelByName_UsesIt()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        var model = (string?)(await host.GetAsync("/v1/collections/kb"))["embedding"]["model"];

        var made = await host.PostAsync("/v1/collections", $$"""{"name":"b","languages":["lo"],"embedding":"{{model}}"}""");

        Assert.Equal(model, (string?)made["embedding"]["model"]);
        var unknown = (await host.PostAsync("/v1/collections", """{"name":"c","languages":["lo"],"embedding":"nothing"}""")).Problem(ErrorCodes.InvalidRequest);
        Assert.Contains(model!, (string?)unknown["nextStep"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_ThatWasSearched_SaysWhatItsIndexTakes()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"ja","text":"本文です。"}""");
        await host.PostAsync("/v1/collections/kb/search", """{"query":"本文"}""");

        var index = (await host.GetAsync("/v1/collections/kb"))["index"];

        Assert.Equal((1, 1), ((int)index["rows"]!, (int)index["unfiledRows"]!));
        var language = Assert.Single(index["languages"]!.AsArray())!;
        Assert.Equal(("ja", 1, 0, false), ((string?)language["language"], (int)language["rows"]!, (int)language["removedRows"]!, (bool)language["vectorsInFile"]!));
        Assert.Equal((long)index["bytes"]!, (long)language["bytes"]! + (long)index["catalogueBytes"]!);
        Assert.Null((await host.GetAsync("/v1/collections"))["collections"].AsArray()[0]!["index"]);
    }

    [Fact]
    public async Task Post_AnExistingName_IsConflict()
    {
        await using var host = await ApiHost.WithCollectionAsync();

        (await host.PostAsync("/v1/collections", """{"name":"kb","languages":["th"]}""")).Problem(ErrorCodes.CollectionExists);
    }

    [Fact]
    public async Task Get_OfAll_ListsByName()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections", """{"name":"a","languages":["th"]}""");

        var all = await host.GetAsync("/v1/collections");

        Assert.Equal(["a", "kb"], all["collections"].AsArray().Select(c => (string?)c!["name"]));
    }

    [Fact]
    public async Task Patch_OfLanguages_QueuesWhatIsNewAndDropsWhatIsGone()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"ja","text":"本文です。"}""");

        var changed = await host.SendAsync(HttpMethod.Patch, "/v1/collections/kb", """{"languages":["ja","th"]}""");

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(["ja", "th"], changed["languages"].AsArray().Select(l => (string?)l));
        var document = await host.GetAsync("/v1/collections/kb/documents/a");
        Assert.Equal("""{"th":"queued"}""", document["translations"].ToJsonString());
    }

    [Fact]
    public async Task Patch_ThatTakesAWrittenLanguage_IsRefused()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"ja","text":"本文です。"}""");

        (await host.SendAsync(HttpMethod.Patch, "/v1/collections/kb", """{"languages":["lo"]}""")).Problem(ErrorCodes.InvalidRequest);
    }

    [Fact]
    public async Task Delete_RemovesItAndASecondTimeFindsNothing()
    {
        await using var host = await ApiHost.WithCollectionAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await host.DeleteAsync("/v1/collections/kb")).Status);

        (await host.DeleteAsync("/v1/collections/kb")).Problem(ErrorCodes.CollectionNotFound);
        (await host.GetAsync("/v1/collections/kb")).Problem(ErrorCodes.CollectionNotFound);
    }

    [Fact]
    public async Task Coverage_CountsPassagesPerLanguage()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"ja","text":"本文です。","translations":{"lo":{"text":"ເນື້ອໃນ"}}}""");

        var coverage = (await host.GetAsync("/v1/collections/kb/coverage"))["languages"].AsArray().ToDictionary(c => (string)c!["language"]!);

        Assert.Equal(1, (int)coverage["ja"]!["ready"]!);
        Assert.Equal(1, (int)coverage["lo"]!["human"]!);
        Assert.Equal(1, (int)coverage["en"]!["queued"]!);
        Assert.Equal(0, (double)coverage["en"]!["share"]!);
        Assert.All(coverage.Values, c => Assert.All(
            new[] { "passages", "ready", "queued", "failed", "stale", "human", "bytes" }, m => Assert.True((long)c![m]! >= 0)));
        Assert.All(coverage.Values, c => Assert.True(c!.AsObject().ContainsKey("cost")));
    }
}
