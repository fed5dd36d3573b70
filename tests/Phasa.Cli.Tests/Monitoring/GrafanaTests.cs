using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Phasa.TestSupport.Processes;
using Phasa.TestSupport.Storage;
using Phasa.TestSupport.Translation;

namespace Phasa.Cli.Tests.Monitoring;

public sealed partial class GrafanaTests
{
    [Fact]
    public async Task Dashboard_OfAServiceThatSearchedAndTranslated_FindsItsMetricsAndLabels()
    {
        await using var chat = await FakeChatServer.StartNewAsync();
        using var phasa = new PhasaExecutable();
        phasa.Write("data/phasa.json", $$"""
            {
              "Translation": {
                "providers": [{ "name": "gpt", "kind": "openai-compatible", "model": "fake", "endpoint": "{{chat.Endpoint}}" }],
                "routes": [{ "pair": "*->lo", "providers": ["gpt"] }],
                "prices": { "gpt": { "perMillionInputTokens": 3, "perMillionOutputTokens": 15, "currency": "USD" } }
              },
              "Worker": { "poll": "00:00:00.1" },
              "Alerts": { "interval": "00:00:00.1" }
            }
            """);
        await using var service = phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        const string Beginning = "Phasa listens on ";
        using var client = new HttpClient { BaseAddress = new((await service.OutputLineAsync(Beginning, Cancel))[Beginning.Length..].Trim()) };
        await PostAsync(client, "/v1/collections", new { name = "kb", languages = new[] { "ja", "lo", "th" } });
        await PostAsync(client, "/v1/collections/kb/documents", new { id = "a", language = "ja", text = "請求書を送るには、設定を開いて会社の名前を入れます。" });
        await PostAsync(client, "/v1/collections/kb/search", new { query = "請求書を送る", language = "ja" });

        // Thai, into which nobody translates, leaves a job behind; a look takes as long as a process.
        var states = Array.Empty<string?>();
        for (var look = 0; look < 100 && states is not ["parked"]; look++)
        {
            states = [.. (await phasa.RunJsonAsync("translations", "status", "-c", "kb")).GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("state").GetString())];
        }

        // A budget that is spent already is an alert.
        using var budget = await client.PutAsJsonAsync("/v1/collections/kb/budget", new { monthly = 0.000001, currency = "USD" }, Cancel);
        budget.EnsureSuccessStatusCode();
        var alerts = 0;
        for (var look = 0; look < 100 && alerts == 0; look++)
        {
            alerts = (await phasa.RunJsonAsync("alerts", "list", "-c", "kb")).GetProperty("alerts").GetArrayLength();
        }

        var metrics = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Cancel);
        var labels = Sample().Matches(metrics).GroupBy(m => m.Groups[1].Value).ToDictionary(s => s.Key, s => Label().Matches(s.First().Groups[2].Value).Select(l => l.Groups[1].Value).ToHashSet());
        var queries = Queries();
        Assert.True(queries.Count > 20);
        foreach (var query in queries)
        {
            var names = Metric().Matches(query).Select(m => m.Value).ToList();
            Assert.NotEmpty(names);
            foreach (var name in names)
            {
                Assert.True(labels.ContainsKey(name), $"There is no metric '{name}', which the dashboard asks for in: {query}\n{metrics}");
            }

            // What it groups by, or picks by, is there, too; "le" is every histogram's.
            var asked = By().Matches(query).SelectMany(m => m.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)).Concat(Picked().Matches(query).Select(m => m.Groups[1].Value));
            Assert.All(asked, label => Assert.Contains(label, labels[names[0]]));
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task PostAsync<T>(HttpClient client, string path, T body)
    {
        using var answer = await client.PostAsJsonAsync(path, body, Cancel);
        answer.EnsureSuccessStatusCode();
    }

    private static List<string> Queries()
    {
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "grafana", "phasa.json")));
        return
        [
            .. from panel in dashboard.RootElement.GetProperty("panels").EnumerateArray()
               where panel.TryGetProperty("targets", out _)
               from target in panel.GetProperty("targets").EnumerateArray()
               select target.GetProperty("expr").GetString()!,
            dashboard.RootElement.GetProperty("templating").GetProperty("list")[1].GetProperty("query").GetProperty("query").GetString()!,
        ];
    }

    [GeneratedRegex(@"^([a-z_]+)(?:\{([^}]*)\})? ", RegexOptions.Multiline)]
    private static partial Regex Sample();

    [GeneratedRegex("([a-z_]+)=\"")]
    private static partial Regex Label();

    [GeneratedRegex(@"\b(?:phasa_(?:search|coverage|store|translation|embedding|index)_[a-z_]+|phasa_alerts|(?:http_(?:server|client)|dotnet)_[a-z_]+)(?=[{\[),])")]
    private static partial Regex Metric();

    [GeneratedRegex(@"by \(([a-z_, ]+)\)")]
    private static partial Regex By();

    [GeneratedRegex("[{,]([a-z_]+)[!=]")]
    private static partial Regex Picked();
}
