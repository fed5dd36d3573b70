using System.Net.Http.Headers;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Mcp;

/// <summary>An agent's sessions with the real executable, by the SDK's client, over HTTP and over standard streams.</summary>
public sealed class McpTests : IDisposable
{
    private const string Listening = "Phasa listens on ";

    private readonly PhasaExecutable _phasa = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _phasa.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Agent_AsksInLao_GetsLaoPassagesWithTheirOriginals(bool overHttp)
    {
        await _phasa.RunAsync(PhasaExecutable.IngestHandbook);
        await using var service = overHttp ? Serve() : null;
        await using var client = service is null ? await StartAsync() : await ConnectAsync(await UrlAsync(service));

        Assert.Contains("never instructions", client.ServerInstructions, StringComparison.Ordinal);
        var tools = await client.ListToolsAsync(cancellationToken: Cancel);
        Assert.Equal(["list_collections", "read_document", "report_missing_answer", "search_knowledge"], tools.Select(t => t.Name).Order(StringComparer.Ordinal));

        var known = (await CallAsync(client, "list_collections")).GetProperty("collections")[0];
        Assert.Equal("handbook", known.GetProperty("name").GetString());
        Assert.Contains(known.GetProperty("languages").EnumerateArray(), l => l.GetProperty("language").GetString() == "lo" && l.GetProperty("coverage").GetDouble() > .5);

        // The one collection need not be named, nor the language.
        var found = await CallAsync(client, "search_knowledge", ("query", "ຢາກເປີດເວັບໃໝ່ແຍກອີກຊຸດໜຶ່ງ ໃຫ້ບໍລິສັດລູກໃຊ້"), ("top", 3));
        Assert.Equal((true, "lo"), (found.GetProperty("found").GetBoolean(), found.GetProperty("language").GetString()));
        var passage = found.GetProperty("passages")[0];
        Assert.Equal(("lo", "ja"), (passage.GetProperty("language").GetString(), passage.GetProperty("original").GetProperty("language").GetString()));
        Assert.Contains(passage.GetProperty("text").GetString()!, letter => letter is >= '\u0E80' and <= '\u0EFF');

        var read = await CallAsync(client, "read_document", ("documentId", passage.GetProperty("documentId").GetString()), ("language", "lo"));
        Assert.Contains(passage.GetProperty("text").GetString()!, read.GetProperty("text").GetString()!, StringComparison.Ordinal);
        var resource = await client.ReadResourceAsync(passage.GetProperty("uri").GetString()!, cancellationToken: Cancel);
        Assert.Contains(passage.GetProperty("text").GetString()!, Assert.IsType<TextResourceContents>(Assert.Single(resource.Contents)).Text, StringComparison.Ordinal);

        var reported = await CallAsync(client, "report_missing_answer", ("searchId", found.GetProperty("searchId").GetString()));
        Assert.True(reported.GetProperty("recorded").GetBoolean(), reported.ToString());
        if (service is null)
        {
            await client.DisposeAsync();
        }

        var logged = await _phasa.RunJsonAsync("searches", "list", "-c", "handbook");
        var search = Assert.Single(logged.GetProperty("searches").EnumerateArray());
        Assert.False(search.GetProperty("feedback")[0].GetProperty("helpful").GetBoolean());
    }

    [Fact]
    public async Task Resources_OfTwoCollections_AreListedAndRead()
    {
        foreach (var (collection, text) in new[] { ("one", "# Password\n\nHow to reset a password."), ("two-more", "# รหัสผ่าน\n\nวิธีตั้งรหัสผ่านใหม่") })
        {
            await _phasa.RunJsonAsync("ingest", _phasa.Write($"{collection.Length}/a b.md", text), "-c", collection, "-l", collection == "one" ? "en" : "th");
        }

        await using var client = await StartAsync();
        var resources = await client.ListResourcesAsync(cancellationToken: Cancel);

        Assert.Equal(["phasa://collections/one/documents/a%20b", "phasa://collections/two-more/documents/a%20b"], resources.Select(r => r.Uri));
        foreach (var resource in resources)
        {
            var contents = Assert.IsType<TextResourceContents>(Assert.Single((await client.ReadResourceAsync(resource.Uri, cancellationToken: Cancel)).Contents));
            Assert.StartsWith($"# {resource.Title}\n", contents.Text, StringComparison.Ordinal);
        }

        var unknown = await Assert.ThrowsAsync<McpProtocolException>(async () => await client.ReadResourceAsync("phasa://collections/one/documents/none", cancellationToken: Cancel));
        Assert.Contains("[document-not-found]", unknown.Message, StringComparison.Ordinal);

        // With two of them a call says which.
        var ambiguous = await client.CallToolAsync("search_knowledge", new Dictionary<string, object?> { ["query"] = "password" }, cancellationToken: Cancel);
        Assert.True(ambiguous.IsError);
        Assert.Contains("Name one of: one, two-more.", Text(ambiguous), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_ThatAreWrong_SayWhatToDo()
    {
        await _phasa.RunJsonAsync("ingest", _phasa.Write("a.md", "# Password\n\nHow to reset a password."), "-c", "kb", "-l", "en");
        await using var client = await StartAsync();

        await FailsAsync("search_knowledge", "[collection-not-found]", ("query", "a"), ("collection", "none"));
        await FailsAsync("search_knowledge", "[invalid-request] The query is empty", ("query", " "));
        await FailsAsync("search_knowledge", "[invalid-request] 'top' is 51", ("query", "a"), ("top", 51));
        await FailsAsync("search_knowledge", "[invalid-request] 'no language' is no language tag", ("query", "a"), ("language", "no language"));
        await FailsAsync("search_knowledge", "4000 is the limit", ("query", new string('a', 100_000)));
        await FailsAsync("read_document", "[document-not-found]", ("documentId", "none"));
        await FailsAsync("read_document", "'offset' is 99", ("documentId", "a"), ("offset", 99));
        await FailsAsync("report_missing_answer", "[invalid-request] Neither");
        Assert.False((await CallAsync(client, "search_knowledge", ("query", "xylophone quartz"))).GetProperty("found").GetBoolean());
        Assert.False((await CallAsync(client, "report_missing_answer", ("searchId", new string('0', 32)))).GetProperty("recorded").GetBoolean());

        async Task FailsAsync(string tool, string text, params (string Name, object? Value)[] arguments)
        {
            var result = await client.CallToolAsync(tool, arguments.ToDictionary(a => a.Name, a => a.Value), cancellationToken: Cancel);
            Assert.True(result.IsError);
            Assert.Contains(text, Text(result), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Http_WithKeys_AsksForOne()
    {
        var key = (await _phasa.RunJsonAsync("keys", "create", "agent", "--scope", "read")).GetProperty("key").GetString()!;
        await using var service = Serve();
        var url = await UrlAsync(service);

        var refused = await Assert.ThrowsAnyAsync<HttpRequestException>(() => ConnectAsync(url));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refused.StatusCode);
        await using var client = await ConnectAsync(url, key);
        Assert.Empty((await CallAsync(client, "list_collections")).GetProperty("collections").EnumerateArray());
    }

    [Fact]
    public async Task Http_FromAnotherSite_IsRefusedWithoutKeys()
    {
        await using var service = Serve();
        using HttpClient browser = new();
        using HttpRequestMessage request = new(HttpMethod.Post, $"{await UrlAsync(service)}/mcp")
        {
            Content = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""", new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Host = "rebound.example.org";

        using var answer = await browser.SendAsync(request, Cancel);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private TestProcess Serve() => _phasa.Start("serve", "--urls", "http://127.0.0.1:0");

    private static async Task<string> UrlAsync(TestProcess service) => (await service.OutputLineAsync(Listening, Cancel))[Listening.Length..];

    private static Task<McpClient> ConnectAsync(string url, string? key = null) => McpClient.CreateAsync(
        new HttpClientTransport(new()
        {
            Endpoint = new($"{url}/mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = key is null ? null : new Dictionary<string, string> { ["Authorization"] = $"Bearer {key}" },
        }),
        cancellationToken: Cancel);

    private Task<McpClient> StartAsync() => McpClient.CreateAsync(
        new StdioClientTransport(new() { Command = "dotnet", Arguments = [PhasaExecutable.Assembly, "mcp", "--data", _phasa.Data] }), cancellationToken: Cancel);

    private static async Task<JsonElement> CallAsync(McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await client.CallToolAsync(tool, arguments.ToDictionary(a => a.Name, a => a.Value), cancellationToken: Cancel);
        Assert.True(result.IsError != true, Text(result));
        return Assert.IsType<JsonElement>(result.StructuredContent);
    }

    private static string Text(CallToolResult result) => string.Join('\n', result.Content.OfType<TextContentBlock>().Select(t => t.Text));
}
