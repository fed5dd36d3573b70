using Phasa.TestSupport.Telemetry;

namespace Phasa.Cli.Tests.Mcp;

public sealed class McpTraceTests : IAsyncLifetime
{
    private readonly PhasaExecutable _phasa = new();
    private OtlpReceiver _collector = null!;

    public async ValueTask InitializeAsync() => _collector = await OtlpReceiver.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        _phasa.Dispose();
    }

    [Fact]
    public async Task Call_WithACollector_IsASpanAboveItsSearchWithoutTexts()
    {
        await _phasa.RunAsync("ingest", _phasa.Write("a.md", "# Password\n\nHow to reset a password."), "-c", "c", "-l", "en");
        _phasa.Write("data/phasa.json", $$"""{ "Telemetry": { "endpoint": "{{_collector.Endpoint}}" } }""");
        await using (var client = await HandbookServer.OverStdioAsync(_phasa))
        {
            await client.ResultAsync("search_knowledge", new { query = "secret words" });
            await client.FailureAsync("invalid-request", "search_knowledge", new { query = "secret words", top = 99 });
        }

        var search = await _collector.WaitForAsync(s => s.Name == "search c", TestContext.Current.CancellationToken);
        var call = await _collector.WaitForAsync(s => s.Id == search.Parent, TestContext.Current.CancellationToken);
        Assert.Equal(("tools/call search_knowledge", "Experimental.ModelContextProtocol"), (call.Name, call.Scope));
        Assert.Equal("search_knowledge", call.Tags["gen_ai.tool.name"]);
        Assert.DoesNotContain(_collector.Spans, s => s.Tags.Values.Append(s.Name).Any(t => t.Contains("secret words", StringComparison.Ordinal)));
    }
}
