using System.Net;
using System.Net.Http.Json;

namespace Phasa.Cli.Tests.Mcp;

public sealed class McpAccessTests : IDisposable
{
    private const string Listening = "Phasa listens on ";

    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Mcp_OverHttpOnceAKeyExists_NeedsOne()
    {
        await IngestAsync();
        var key = (await _phasa.RunJsonAsync("keys", "create", "reader", "--scope", "read")).GetProperty("key").GetString()!;
        await using var service = _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        var url = (await service.OutputLineAsync(Listening, Cancel))[Listening.Length..];

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => HandbookServer.OverHttpAsync(url));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => HandbookServer.OverHttpAsync(url, new() { ["Authorization"] = "Bearer phasa_wrong" }));
        await using var client = await HandbookServer.OverHttpAsync(url, new() { ["Authorization"] = "Bearer " + key });
        await client.ResultAsync("search_knowledge", new { query = "reset a password" });

        // Where keys exist the log keeps no words, and so no notes.
        var report = await client.ResultAsync("report_missing_answer", new { query = "reset a password", note = "secret" });
        Assert.Equal((true, false, false), (report.GetProperty("recorded").GetBoolean(), report.GetProperty("askedAnew").GetBoolean(), report.GetProperty("noteKept").GetBoolean()));
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Mcp_OverHttpForAPageOfTheWeb_IsForbidden(string header, string value)
    {
        await IngestAsync();
        await using var service = _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        var url = (await service.OutputLineAsync(Listening, Cancel))[Listening.Length..];
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/mcp")
        {
            Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/list" }),
            Headers = { { header, value }, { "Accept", "application/json, text/event-stream" } },
        };

        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(request, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Mcp_OverHttpWithAHugeBody_IsRefused()
    {
        await IngestAsync();
        await using var service = _phasa.StartWith(new() { ["PHASA_Api__MaxJsonBytes"] = "2048" }, "serve", "--urls", "http://127.0.0.1:0");
        var url = (await service.OutputLineAsync(Listening, Cancel))[Listening.Length..];
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Accept", "application/json, text/event-stream");

        using var content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/list", @params = new { cursor = new string('x', 4096) } });
        await content.LoadIntoBufferAsync(Cancel);
        var answer = await http.PostAsync($"{url}/mcp", content, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Mcp_OverStdio_NeedsNoKeyAndReachesOnlyTheNamedCollection()
    {
        await IngestAsync();
        await IngestAsync("other");
        await _phasa.RunJsonAsync("keys", "create", "reader", "--scope", "read");
        await using var client = await HandbookServer.OverStdioAsync(_phasa, "--collection", "c");

        Assert.Equal("c", (await client.ResultAsync("search_knowledge", new { query = "reset a password" })).GetProperty("collection").GetString());
        await client.FailureAsync("collection-not-found", "search_knowledge", new { query = "x", collection = "other" });
        Assert.Single(await client.ListResourcesAsync(cancellationToken: Cancel));
    }

    [Fact]
    public async Task Mcp_OverStdioWithTheLogSwitchedOff_SaysThatNothingIsNoted()
    {
        await IngestAsync();
        _phasa.Write("data/phasa.json", """{"SearchLog":{"enabled":false}}""");
        await using var client = await HandbookServer.OverStdioAsync(_phasa);

        var report = await client.ResultAsync("report_missing_answer", new { query = "reset a password" });

        Assert.False(report.GetProperty("recorded").GetBoolean());
        Assert.Contains("switched off", report.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mcp_AtTheEndOfItsInput_EndsWithoutAWord()
    {
        await IngestAsync();

        var result = await _phasa.RunAsync("mcp");

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public async Task Mcp_WithoutAStoreOrCollection_FailsWithANextStep()
    {
        var none = await _phasa.RunAsync("mcp");
        await IngestAsync();
        var wrong = await _phasa.RunAsync("mcp", "-c", "nope");

        Assert.Equal((1, "", 1, ""), (none.ExitCode, none.Output, wrong.ExitCode, wrong.Output));
        Assert.StartsWith("error[store-unavailable]: ", none.Error, StringComparison.Ordinal);
        Assert.Contains("next: Use one of: c.", wrong.Error, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task IngestAsync(string collection = "c")
    {
        var result = await _phasa.RunAsync("ingest", _phasa.Write("a.md", "# Password\n\nHow to reset a password."), "-c", collection, "-l", "en");
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
