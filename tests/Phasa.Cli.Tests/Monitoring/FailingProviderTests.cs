using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Phasa.TestSupport.Embeddings;
using Phasa.TestSupport.Processes;
using Phasa.TestSupport.Translation;

namespace Phasa.Cli.Tests.Monitoring;

/// <summary>A real service says that a provider behind an endpoint fails, and that it is over.</summary>
public sealed class FailingProviderTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Serve_TranslationsFail_RaisesAnAlertAndClosesItOnceTheyAreAnswered()
    {
        await using var chat = await FakeChatServer.StartNewAsync();
        chat.Default = FakeBehaviour.ServerError;
        _phasa.Write("data/phasa.json", $$"""
            {
              "Translation": {
                "providers": [{ "name": "gpt", "kind": "openai-compatible", "model": "fake", "endpoint": "{{chat.Endpoint}}", "maxAttempts": 1, "breakSeconds": 0 }],
                "routes": [{ "pair": "*->*", "providers": ["gpt"] }]
              },
              "Worker": { "firstRetry": "00:00:00.01", "maxAttempts": 3, "poll": "00:00:00.1" },
              "Alerts": { "interval": "00:00:00.1" }
            }
            """);
        await using var service = _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        using var client = await ClientAsync(service);
        await PostAsync(client, "/v1/collections", new { name = "kb", languages = new[] { "ja", "lo" } });
        await PutAsync(client, 0, 5);

        var alert = await AlertAsync(open: true);
        Assert.Equal(("translation/gpt", "critical", JsonValueKind.Null), (alert.GetProperty("subject").GetString(), alert.GetProperty("severity").GetString(), alert.GetProperty("collection").ValueKind));
        Assert.Contains("500", alert.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.True(alert.GetProperty("measured").GetDouble() is 1);
        Assert.Matches("""phasa_alerts\{[^}]*phasa_kind="provider-failing"[^}]*\} 1""", await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancel));

        chat.Default = FakeBehaviour.Ok;
        await _phasa.RunAsync("translations", "retry", "--collection", "kb");
        await PutAsync(client, 5, 40);
        Assert.Equal("closed", (await AlertAsync(open: false)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Serve_EmbeddingsFail_RaisesAnAlert()
    {
        await using var endpoint = new FakeOpenAIEmbeddingServer();
        await endpoint.StartAsync();
        _phasa.Write("data/phasa.json", $$"""
            {
              "Embedding": {
                "models": [{ "name": "remote", "kind": "openai-compatible", "model": "fake", "dimensions": 24, "maxTokens": 512, "endpoint": "{{endpoint.Endpoint}}", "maxAttempts": 1 }],
                "default": "remote"
              },
              "Alerts": { "interval": "00:00:00.1" }
            }
            """);
        await using var service = _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        using var client = await ClientAsync(service);
        await PostAsync(client, "/v1/collections", new { name = "kb", languages = new[] { "ja" } });
        endpoint.Default = FakeEmbeddingBehaviour.Unauthorized;
        for (var i = 0; i < 12; i++)
        {
            using var answer = await client.PostAsJsonAsync("/v1/collections/kb/documents", new { id = $"d{i}", language = "ja", text = "請求書を送る。" }, Cancel);
            Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        }

        var alert = await AlertAsync(open: true);
        Assert.Equal("embedding/remote", alert.GetProperty("subject").GetString());
        Assert.Contains("HTTP 401", alert.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<HttpClient> ClientAsync(TestProcess service)
    {
        const string Beginning = "Phasa listens on ";
        return new() { BaseAddress = new((await service.OutputLineAsync(Beginning, Cancel))[Beginning.Length..].Trim()) };
    }

    private static async Task PutAsync(HttpClient client, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            await PostAsync(client, "/v1/collections/kb/documents", new { id = $"d{i}", language = "ja", text = $"請求書の {i} 番を送るには、設定を開いて会社の名前を入れます。" });
        }
    }

    private static async Task PostAsync<T>(HttpClient client, string path, T body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, Cancel);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The alert, once it is as it should be; a look takes as long as a process.</summary>
    private async Task<JsonElement> AlertAsync(bool open)
    {
        for (var look = 0; look < 100; look++)
        {
            var alerts = (await _phasa.RunJsonAsync("alerts", "list", "--all")).GetProperty("alerts").EnumerateArray().Where(a => a.GetProperty("kind").GetString() == "provider-failing").ToList();
            if (alerts is [var alert, ..] && alert.GetProperty("state").GetString() == (open ? "open" : "closed"))
            {
                return alert;
            }
        }

        throw new InvalidOperationException($"The alert that a provider fails is not {(open ? "open" : "closed")}.");
    }
}
