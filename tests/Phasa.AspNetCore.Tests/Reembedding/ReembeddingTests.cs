using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Reembedding;
using Phasa.Security;
using Phasa.TestSupport.Embeddings;

namespace Phasa.AspNetCore.Tests.Reembedding;

public sealed class ReembeddingTests
{
    private const string Path = "/v1/collections/kb/reembedding";

    [Fact]
    public async Task Post_AModel_IsAcceptedAndWorkedOn()
    {
        await using var host = await StartAsync();

        var accepted = await host.PostAsync(Path, """{"model":"numbers","switch":"always"}""");

        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        Assert.Equal(Path, accepted.Headers.Location?.ToString());
        Assert.Equal(("kb", "building", "always", "new-model"), ((string?)accepted["collection"], State(accepted), Job(accepted, "switch"), Job(accepted, "purpose")));
        Assert.Equal(("hashed-ngrams", "numbers"), ((string?)accepted["embedding"]["model"], (string?)accepted["next"]["embedding"]!["model"]));
        Assert.Equal(2, (long)accepted["next"]["documentsBehind"]!);

        await WorkAsync(host);

        var done = await host.GetAsync(Path);
        Assert.Equal(("switched", "numbers", "hashed-ngrams"), (State(done), (string?)done["embedding"]["model"], (string?)done["previous"]["embedding"]!["model"]));
        Assert.Equal("numbers", (string?)(await host.GetAsync("/v1/collections/kb"))["embedding"]["model"]);
        var path = done["reembedding"]["comparison"]!["paths"]!.AsArray().Single(p => (string?)p!["path"] == "originals")!;
        Assert.Equal(("lo", "too-few"), ((string?)path["language"], (string?)path["verdict"]));
        Assert.All(new[] { "recallAt1", "recallAt5", "mrr" }, f => Assert.InRange((double)path[f]!["new"]!, 0, 1));
    }

    [Fact]
    public async Task Get_NothingUnderWay_ShowsTheSpaceInUse()
    {
        await using var host = await StartAsync();
        var shown = await host.GetAsync(Path);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal("hashed-ngrams", (string?)shown["embedding"]["model"]);
        Assert.True(shown.Json["next"] is null && shown.Json["previous"] is null && shown.Json["reembedding"] is null);
    }

    [Fact]
    public async Task Post_Switch_SwitchesWhatWaits()
    {
        await using var host = await StartAsync();
        await host.PostAsync(Path, """{"model":"numbers","switch":"never"}""");
        await WorkAsync(host);
        Assert.Equal("ready", State(await host.GetAsync(Path)));

        Assert.Equal(HttpStatusCode.Accepted, (await host.PostAsync(Path + "/switch")).Status);
        await WorkAsync(host);

        Assert.Equal("switched", State(await host.GetAsync(Path)));
    }

    [Fact]
    public async Task Post_Rollback_GoesBack()
    {
        await using var host = await StartAsync();
        await host.PostAsync(Path, """{"model":"numbers","switch":"always"}""");
        await WorkAsync(host);
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"b","language":"ja","text":"番号8の説明です。"}""");

        var accepted = await host.PostAsync(Path + "/rollback");

        Assert.Equal((HttpStatusCode.Accepted, "rollback"), (accepted.Status, Job(accepted, "purpose")));
        await WorkAsync(host);
        Assert.Equal("hashed-ngrams", (string?)(await host.GetAsync(Path))["embedding"]["model"]);
        var found = await host.PostAsync("/v1/collections/kb/search", """{"query":"番号8","language":"ja","threshold":-1}""");
        Assert.Equal(["a", "b", "x"], found["hits"].AsArray().Select(h => (string?)h!["documentId"]).Distinct().Order());
    }

    [Fact]
    public async Task Delete_Cancels_AndOfPreviousTakesTheWayBack()
    {
        await using var host = await StartAsync();
        await host.PostAsync(Path, """{"model":"numbers"}""");
        Assert.Equal(HttpStatusCode.NoContent, (await host.DeleteAsync(Path)).Status);
        (await host.DeleteAsync(Path)).Problem(ErrorCodes.ReembeddingConflict);

        await host.PostAsync(Path, """{"model":"numbers","switch":"always"}""");
        await WorkAsync(host);
        Assert.Equal(HttpStatusCode.NoContent, (await host.DeleteAsync(Path + "/previous")).Status);
        (await host.DeleteAsync(Path + "/previous")).Problem(ErrorCodes.ReembeddingConflict);
        (await host.PostAsync(Path + "/rollback")).Problem(ErrorCodes.ReembeddingConflict);
    }

    [Fact]
    public async Task Post_WhatDoesNotFit_IsRefusedWithTheNextStep()
    {
        await using var host = await StartAsync();
        var unknown = (await host.PostAsync(Path, """{"model":"e6"}""")).Problem(ErrorCodes.InvalidRequest);
        Assert.Contains("numbers", (string?)unknown["nextStep"], StringComparison.Ordinal);
        Assert.Equal("/model", (string?)unknown["location"]);
        (await host.PostAsync(Path, """{"model":"hashed-ngrams"}""")).Problem(ErrorCodes.ReembeddingConflict);
        (await host.PostAsync(Path, """{"model":"numbers","switch":"now"}""")).Problem(ErrorCodes.InvalidJson);
        (await host.PostAsync(Path + "/switch")).Problem(ErrorCodes.ReembeddingConflict);
        (await host.GetAsync("/v1/collections/none/reembedding")).Problem(ErrorCodes.CollectionNotFound);

        await host.PostAsync(Path, """{"model":"numbers"}""");
        var other = (await host.PostAsync(Path, """{"model":"third"}""")).Problem(ErrorCodes.ReembeddingConflict);
        Assert.Contains("numbers", (string?)other["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_ThatChange_NeedTheScopeAdmin()
    {
        await using var host = await ApiHost.StartAsync();
        var key = await host.KeyAsync("writer", AccessScope.Write);
        foreach (var (method, path) in new[] { (HttpMethod.Post, Path), (HttpMethod.Delete, Path), (HttpMethod.Post, Path + "/switch"), (HttpMethod.Post, Path + "/rollback"), (HttpMethod.Delete, Path + "/previous") })
        {
            var body = path == Path && method == HttpMethod.Post ? ApiHost.Content("""{"model":"numbers"}"""u8.ToArray()) : null;
            var answer = await host.SendAsync(method, path, body, r => r.Headers.Authorization = new("Bearer", key));
            answer.Problem(ErrorCodes.Forbidden);
        }
    }

    private static async Task<ApiHost> StartAsync()
    {
        var host = await ApiHost.StartAsync(services: s =>
        {
            s.AddSingleton(new NumberEmbedder().Model("numbers"));
            s.AddSingleton(new SeededEmbedder(1, 8).Model("third"));
        });
        await host.PostAsync("/v1/collections", """{"name":"kb","languages":["ja","en","lo"],"embedding":"hashed-ngrams"}""");
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"ja","text":"番号7の説明です。","translations":{"lo":{"text":"ຄຳອະທິບາຍເລກ 7"}}}""");
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"x","language":"ja","text":"番号9の説明です。"}""");
        return host;
    }

    private static async Task WorkAsync(ApiHost host) => Assert.True(await host.App.Services.GetRequiredService<ReembeddingWorker>().RunNextAsync());

    private static string? State(Answer answer) => Job(answer, "state");

    private static string? Job(Answer answer, string member) => (string?)answer["reembedding"][member];
}
