using System.Net.Http.Json;
using Phasa.TestSupport.Processes;
using Phasa.TestSupport.Telemetry;
using Phasa.TestSupport.Translation;

namespace Phasa.Cli.Tests.Monitoring;

public sealed class TraceExportTests : IAsyncLifetime
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Caller = "b7ad6b7169203331";

    private readonly PhasaExecutable _phasa = new();
    private OtlpReceiver _collector = null!;
    private FakeChatServer _chat = null!;

    public async ValueTask InitializeAsync() => (_collector, _chat) = (await OtlpReceiver.StartAsync(), await FakeChatServer.StartNewAsync());

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        await _chat.DisposeAsync();
        _phasa.Dispose();
    }

    [Fact]
    public async Task Serve_WithACollectorInTheEnvironment_SendsWhatItDoes()
    {
        _phasa.Write("data/phasa.json", $$"""
            {
              "Translation": {
                "providers": [{ "name": "gpt", "kind": "openai-compatible", "model": "fake-1", "endpoint": "{{_chat.Endpoint}}" }],
                "routes": [{ "pair": "*->*", "providers": ["gpt"] }]
              }
            }
            """);
        await using var service = Serve(("OTEL_EXPORTER_OTLP_ENDPOINT", _collector.Endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_SERVICE_NAME", "handbook"));
        using var client = await ClientAsync(service);
        using var created = await client.PostAsJsonAsync("/v1/collections", new { name = "kb", languages = new[] { "ja", "lo" } }, Cancel);
        using var written = await client.PostAsJsonAsync("/v1/collections/kb/documents", new { id = "a", language = "ja", text = "秘密の言葉" }, Cancel);
        written.EnsureSuccessStatusCode();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/collections/kb/search") { Content = JsonContent.Create(new { query = "秘密の言葉" }) };
        request.Headers.Add("traceparent", $"00-{Trace}-{Caller}-01");
        using var answer = await client.SendAsync(request, Cancel);
        answer.EnsureSuccessStatusCode();

        // The caller's trace goes on: request, search, its steps.
        var search = await _collector.WaitForAsync(s => s.Name == "search kb", Cancel);
        var served = await _collector.WaitForAsync(s => s.Id == search.Parent, Cancel);
        Assert.Equal((Trace, Caller, "handbook", "Phasa"), (search.Trace, served.Parent, search.Service, search.Scope));
        Assert.Equal(("retrieval", "kb", "ja"), (search.Tags["gen_ai.operation.name"], search.Tags["gen_ai.data_source.id"], search.Tags["phasa.language"]));

        // A job is a trace of its own, which the provider is told of.
        var job = await _collector.WaitForAsync(s => s.Name == "translation job", Cancel);
        var chat = await _collector.WaitForAsync(s => s.Name == "chat fake-1" && s.Trace == job.Trace, Cancel);
        var call = await _collector.WaitForAsync(s => s.Scope == "System.Net.Http" && s.Parent == chat.Id, Cancel);
        Assert.Equal(("", job.Id), (job.Parent, chat.Parent));
        Assert.Contains($"00-{call.Trace}-{call.Id}-01", _chat.TraceParents);
        Assert.DoesNotContain(_collector.Spans, s => s.Tags.Values.Append(s.Name).Any(t => t.Contains("秘密", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Serve_WithACollectorInTheConfiguration_SendsOnTheWayOut()
    {
        // The queue is far from due: what is in it when the service ends is sent all the same.
        _phasa.Write("data/phasa.json", $$"""{ "Telemetry": { "endpoint": "{{_collector.Endpoint}}" } }""");
        await using var service = Serve(("OTEL_BSP_SCHEDULE_DELAY", "600000"));
        using var client = await ClientAsync(service);
        using var answer = await client.PostAsJsonAsync("/v1/collections/none/search", new { query = "a" }, Cancel);
        service.Send(UnixSignal.Terminate);
        Assert.Equal(0, (await service.EndAsync(Cancel)).ExitCode);

        var search = await _collector.WaitForAsync(s => s.Name == "search none", Cancel);

        Assert.Equal((2, "collection-not-found", "phasa"), (search.Status, search.Tags["error.type"], search.Service));
    }

    [Fact]
    public async Task Serve_WithAnExporterThatIsNotThere_SaysWhichThereAre()
    {
        var result = await _phasa.RunWithAsync(new() { ["OTEL_TRACES_EXPORTER"] = "zipkin" }, "serve", "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("'zipkin'", result.Error, StringComparison.Ordinal);
        Assert.Contains("next: Use 'otlp' or 'none'.", result.Error, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestProcess Serve(params (string Name, string Value)[] environment) => _phasa.StartWith(
        environment.Prepend(("OTEL_BSP_SCHEDULE_DELAY", "100")).GroupBy(v => v.Item1).ToDictionary(v => v.Key, v => (string?)v.Last().Item2), "serve", "--urls", "http://127.0.0.1:0");

    private static async Task<HttpClient> ClientAsync(TestProcess service)
    {
        const string Beginning = "Phasa listens on ";
        return new() { BaseAddress = new((await service.OutputLineAsync(Beginning, Cancel))[Beginning.Length..].Trim()) };
    }
}
