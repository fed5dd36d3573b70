using System.Net.Http.Json;
using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Processes;
using Phasa.TestSupport.Translation;

namespace Phasa.Cli.Tests.Faults;

/// <summary>
/// A real service whose providers are two servers on loopback: a chat model that is asked first, then LibreTranslate. They are never left
/// alone, so that one test's faults do not answer for the next one's.
/// </summary>
public sealed class FaultyProviders : IAsyncLifetime
{
    private static readonly Uri Documents = new("/v1/collections/kb/documents", UriKind.Relative);

    private TestProcess _process = null!;
    private HttpClient _http = null!;

    public FakeChatServer First { get; private set; } = null!;

    public FakeLibreTranslateServer Second { get; private set; } = null!;

    internal PhasaExecutable Phasa { get; } = new();

    public async ValueTask InitializeAsync()
    {
        (First, Second) = (await FakeChatServer.StartNewAsync(), await FakeLibreTranslateServer.StartNewAsync());
        Phasa.Write("data/phasa.json", $$"""
            {
              "Translation": {
                "providers": [
                  { "name": "first", "kind": "openai-compatible", "model": "fake", "endpoint": "{{First.Endpoint}}", "timeoutSeconds": 3, "breakSeconds": 0 },
                  { "name": "second", "kind": "libretranslate", "endpoint": "{{Second.Endpoint}}", "timeoutSeconds": 3, "breakSeconds": 0 }
                ],
                "routes": [{ "pair": "*->*", "providers": ["first", "second"] }]
              },
              "Worker": { "firstRetry": "01:00:00", "poll": "00:00:00.1" }
            }
            """);
        _process = Phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        const string Beginning = "Phasa listens on ";
        var line = await _process.OutputLineAsync(Beginning, TestContext.Current.CancellationToken);
        _http = new() { BaseAddress = new(line[Beginning.Length..].Trim()) };
        using var created = await _http.PostAsJsonAsync("/v1/collections", new { name = "kb", languages = new[] { "ja", "lo" } });
        created.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        await First.DisposeAsync();
        await Second.DisposeAsync();
        Phasa.Dispose();
    }

    /// <summary>Writes a document and waits until its Lao job has come to an end or waits for a retry.</summary>
    /// <returns>The document with its passages.</returns>
    public async Task<JsonElement> TranslateAsync(string id)
    {
        using var put = await _http.PostAsJsonAsync(Documents, new { id, language = "ja", text = $"# 請求書\n\n{id} の請求書は毎月一日に送られます。" });
        put.EnsureSuccessStatusCode();
        for (var i = 0; i < 100_000; i++)
        {
            var document = await _http.GetFromJsonAsync<JsonElement>($"{Documents}/{id}?passages=true");
            var lao = document.GetProperty("languages").EnumerateArray().Single(l => l.GetProperty("language").GetString() == "lo");
            var state = lao.GetProperty("state").GetString();
            if (state is not ("queued" or "translating") || (state == "queued" && lao.GetProperty("attempts").GetInt32() > 0))
            {
                return document;
            }
        }

        throw new InvalidOperationException("The job does not come to an end.");
    }

    public async Task<JsonElement> JobAsync(string id)
    {
        var page = await _http.GetFromJsonAsync<JsonElement>("/v1/collections/kb/jobs");
        return page.GetProperty("jobs").EnumerateArray().Single(j => j.GetProperty("documentId").GetString() == id);
    }

    /// <summary>The route by which a query finds the document.</summary>
    public async Task<string?> FindAsync(string id, string language, string query)
    {
        using var answer = await _http.PostAsJsonAsync("/v1/collections/kb/search", new { query, language, threshold = -1, top = 1000 });
        var result = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return result.GetProperty("hits").EnumerateArray()
            .Where(h => h.GetProperty("documentId").GetString() == id).Select(h => h.GetProperty("route").GetString()).FirstOrDefault();
    }
}
