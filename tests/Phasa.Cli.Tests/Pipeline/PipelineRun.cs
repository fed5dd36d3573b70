using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Phasa.Cli.Tests.Kills;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Kills;
using Phasa.TestSupport.Translation;

namespace Phasa.Cli.Tests.Pipeline;

/// <summary>
/// Has a real service translate documents by two faulty providers, a chat model and LibreTranslate, kills it on the way, and
/// accounts for every passage in the end.
/// </summary>
internal sealed class PipelineRun : IAsyncDisposable
{
    /// <summary>Passages of each document, each under a heading of its own.</summary>
    public const int PassagesOfADocument = 5;

    private const int MostRounds = 30;
    private static readonly string[] Into = ["lo", "th", "km"];

    private readonly PhasaExecutable _phasa = new();
    private readonly FakeChatServer _chat;
    private readonly FakeLibreTranslateServer _libre;
    private readonly FaultPlan _plan;
    private readonly int _seed;
    private readonly int _documents;
    private IKillTarget? _running;

    private PipelineRun(FakeChatServer chat, FakeLibreTranslateServer libre, FaultPlan plan, int seed, int documents) =>
        (_chat, _libre, _plan, _seed, _documents) = (chat, libre, plan, seed, documents);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<PipelineRun> CreateAsync(int seed, int passages)
    {
        var plan = new FaultPlan(seed, share: 0.3, spoiled: 0.03);
        var (chat, libre) = (plan.Rule(await FakeChatServer.StartNewAsync()), plan.Rule(await FakeLibreTranslateServer.StartNewAsync()));
        var run = new PipelineRun(chat, libre, plan, seed, passages / PassagesOfADocument);
        run._phasa.Write("data/phasa.json", JsonSerializer.Serialize(new
        {
            Translation = new
            {
                // One attempt for each call, never left alone: a call in the books is one that arrived, and every fault is met.
                providers = new object[]
                {
                    new { name = "first", kind = "openai-compatible", model = "fake", endpoint = chat.Endpoint, timeoutSeconds = 2, maxAttempts = 1, breakSeconds = 0 },
                    new { name = "second", kind = "libretranslate", endpoint = libre.Endpoint, timeoutSeconds = 2, maxAttempts = 1, breakSeconds = 0 },
                },
                routes = new[] { new { pair = "*->*", providers = new[] { "first", "second" } } },
            },
            Worker = new { concurrency = 4, lease = "00:00:05", poll = "00:00:00.1", firstRetry = "00:00:00.1", longestRetry = "00:00:01" },
        }));
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _chat.DisposeAsync();
        await _libre.DisposeAsync();
        _phasa.Dispose();
    }

    /// <summary>Translates everything, killed so many times on the way.</summary>
    public async Task<PipelineReport> RunAsync(int kills)
    {
        var watch = Stopwatch.StartNew();
        // The providers' nonsense has letters and no meaning: a model of meanings finds it all alike, and the canary finds nothing.
        await _phasa.RunAsync("collections", "create", "kb", "--languages", "ja,lo,th,km", "--embedding", "hashed-ngrams");
        var random = new Random(_seed);
        var service = await StartAsync();
        await PutAsync(service);
        var (killed, calls) = (0, 0);
        for (; killed < kills; killed++)
        {
            // Titles and passages make two calls a document and language at least.
            calls += random.Next(1, Math.Max(2, _documents * Into.Length * 3 / (kills + 1)));
            using var settled = new CancellationTokenSource();
            var over = SettleAsync(service, settled.Token);
            if (await Task.WhenAny(_plan.ReachedAsync(calls), over) == over)
            {
                break;
            }

            service.Kill();
            await settled.CancelAsync();
            await Task.WhenAny(over);
            await StopAsync();
            service = await StartAsync();
        }

        var rounds = 0;
        await SettleAsync(service, Cancel);
        while (await GivenUpAsync(service) is { } reason)
        {
            Assert.True(++rounds <= MostRounds, $"What can be translated is still given up: {reason}");
            await _phasa.RunJsonAsync("translations", "retry", "--collection", "kb");
            await SettleAsync(service, Cancel);
        }

        var report = await ReportAsync(service, killed, rounds, watch);
        await StopAsync();
        return report with { Unconfirmed = report.Unconfirmed + HeldCalls(), Seconds = Math.Round(watch.Elapsed.TotalSeconds, 1) };
    }

    private async Task<IKillTarget> StartAsync() => _running = await KilledService.StartAsync(_phasa);

    private async Task StopAsync()
    {
        if (_running is { } service)
        {
            _running = null;
            service.Kill();
            await service.WaitForExitAsync();
            await service.DisposeAsync();
        }
    }

    private async Task<PipelineReport> ReportAsync(IKillTarget service, int kills, int rounds, Stopwatch watch)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        var (translated, parked, lost, probed) = (0, 0, 0, 0);
        foreach (var passage in await PassagesAsync(http))
        {
            if (passage.Translation is { } translation)
            {
                Assert.Equal(PseudoTranslation.Translate(passage.Text, "ja", passage.Language), translation);
                translated++;
                probed += await FindsAsync(http, passage.Document, passage.Language, translation) ? 1 : 0;
            }
            else if (passage is { State: "parked" or "failed", Reason: { Length: > 0 } reason })
            {
                Assert.Contains("first: ", reason, StringComparison.Ordinal);
                Assert.Contains("second: ", reason, StringComparison.Ordinal);
                parked++;
            }
            else
            {
                lost++;
            }
        }

        var lines = (await http.GetFromJsonAsync<JsonElement>("/v1/collections/kb/costs?by=total", Cancel)).GetProperty("lines").EnumerateArray().ToList();
        return new(
            _seed, _documents * PassagesOfADocument, Into.Length, kills, _plan.Calls.Values.Sum(),
            _plan.Calls.Where(c => c.Key != FakeBehaviour.Ok).OrderBy(c => c.Key).ToDictionary(c => c.Key.ToString(), c => c.Value), rounds,
            translated, parked, lost, probed, _plan.Delivered.Values.Count(n => n > 1),
            lines.Sum(l => l.GetProperty("texts").GetInt64()), lines.Sum(l => l.GetProperty("calls").GetInt64()), lines.Sum(l => l.GetProperty("unconfirmedCalls").GetInt64()), watch.Elapsed.TotalSeconds);
    }

    private async Task PutAsync(IKillTarget service)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        var lines = string.Concat(Enumerable.Range(0, _documents).Select(d => JsonSerializer.Serialize(new { id = $"d{d}", language = "ja", text = Markdown(d) }) + "\n"));
        using var body = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        using var answer = await http.PostAsync(new Uri("/v1/collections/kb/documents", UriKind.Relative), body, Cancel);
        var results = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode && !results.Contains("\"error\"", StringComparison.Ordinal), results);
    }

    private static string Markdown(int document) => $"# 規則集{document}\n\n" + string.Join("\n\n", Enumerable.Range(0, PassagesOfADocument).Select(i =>
        $"## 手続き{document}の{i}\n\n{Sentence(document, i)}"));

    // Different kanji for different numbers, so that no two passages are alike in any script.
    private static string Sentence(int document, int passage)
    {
        const string Kanji = "学生証窓口図書館講義履修登録成績証明申請期限教室試験奨学金寮食堂健康診断留学相談印刷設備予約研究室鍵返却";
        var random = new Random((document * PassagesOfADocument) + passage);
        string Word() => string.Concat(Enumerable.Range(0, 4).Select(_ => Kanji[random.Next(Kanji.Length)]));
        return $"{Word()}の{Word()}は、{Word()}の{Word()}で{Word()}を確かめてから、{Word()}へ{Word()}を送ります。";
    }

    /// <summary>Waits until no job is queued or under way.</summary>
    private static async Task SettleAsync(IKillTarget service, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        for (var i = 0; i < 1_000_000; i++)
        {
            // In one look: a job that changes from one state to the other must not be missed between two.
            if ((await JobsAsync(http, cancellationToken)).Values.All(j => j.State is "parked" or "failed"))
            {
                return;
            }
        }

        throw new InvalidOperationException("The jobs do not come to an end.");
    }

    /// <summary>Why something is given up that could be translated; null when nothing is.</summary>
    private async Task<string?> GivenUpAsync(IKillTarget service)
    {
        using var http = new HttpClient { BaseAddress = service.Address };
        return (await PassagesAsync(http)).Find(p => p.Translation is null && !_plan.IsSpoiled(p.Text)) is { } passage ? passage.ToString()
            : (await JobsAsync(http, Cancel)).Values.Select(j => j.Error).FirstOrDefault(e => e?.Contains("the title", StringComparison.Ordinal) == true);
    }

    /// <summary>Every passage in every language it is to be in.</summary>
    private static async Task<List<Passage>> PassagesAsync(HttpClient http)
    {
        List<Passage> passages = [];
        var jobs = await JobsAsync(http, Cancel);
        string? cursor = null;
        do
        {
            var page = await http.GetFromJsonAsync<JsonElement>($"/v1/collections/kb/documents?limit=100{After(cursor)}", Cancel);
            foreach (var id in page.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("id").GetString()!))
            {
                var document = await http.GetFromJsonAsync<JsonElement>($"/v1/collections/kb/documents/{id}?passages=true", Cancel);
                passages.AddRange(from passage in document.GetProperty("passages").EnumerateArray()
                                  from language in Into
                                  let translation = passage.GetProperty("translations").TryGetProperty(language, out var t) && t.TryGetProperty("text", out var text) ? text.GetString() : null
                                  let job = jobs.GetValueOrDefault((id, language))
                                  select new Passage(id, passage.GetProperty("text").GetString()!, language, translation, job.State, job.Error));
            }

            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        return passages;
    }

    private static async Task<Dictionary<(string Document, string Language), (string? State, string? Error)>> JobsAsync(HttpClient http, CancellationToken cancellationToken)
    {
        Dictionary<(string, string), (string?, string?)> jobs = [];
        string? cursor = null;
        do
        {
            var page = await http.GetFromJsonAsync<JsonElement>($"/v1/collections/kb/jobs?limit=200{After(cursor)}", cancellationToken);
            foreach (var job in page.GetProperty("jobs").EnumerateArray())
            {
                jobs[(job.GetProperty("documentId").GetString()!, job.GetProperty("language").GetString()!)] = (job.GetProperty("state").GetString(), job.GetProperty("error").GetString());
            }

            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        return jobs;
    }

    private static async Task<bool> FindsAsync(HttpClient http, string document, string language, string text)
    {
        using var answer = await http.PostAsJsonAsync("/v1/collections/kb/search", new { query = text, language, top = 10, threshold = -1 }, Cancel);
        var hits = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("hits").EnumerateArray();
        return hits.Any(h => h.GetProperty("documentId").GetString() == document && h.GetProperty("route").GetString() == "index");
    }

    private static string After(string? cursor) => cursor is null ? "" : $"&cursor={cursor}";

    /// <summary>Calls whose process died and whose time is not over, so that the books still hold them.</summary>
    private long HeldCalls()
    {
        using var db = new SqliteConnection($"Data Source={Path.Combine(_phasa.Data, "phasa.db")};Mode=ReadOnly;Pooling=False");
        db.Open();
        using var count = db.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM held_calls";
        return (long)count.ExecuteScalar()!;
    }

    private sealed record Passage(string Document, string Text, string Language, string? Translation, string? State, string? Reason);
}
