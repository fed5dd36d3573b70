using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.Sqlite;
using Phasa.TestSupport.Kills;

namespace Phasa.Cli.Tests.Kills;

/// <summary>
/// A collection moves between two models in a real service that is killed again and again, while rows are made and around
/// the switch. 8 kills here; PHASA_REEMBEDDING_KILLS asks for more.
/// </summary>
public sealed class ReembeddingKillTests : IDisposable
{
    private const int Documents = 300;
    private const int PassagesPerDocument = 3;
    private const string Reembedding = "/v1/collections/kb/reembedding";

    private readonly PhasaExecutable _phasa = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Killed_WhileACollectionMoves_AnswersFromOneSpaceWithEveryDocument()
    {
        StaticModelFolder.Configure(_phasa, "tiny", StaticModelFolder.Write(_phasa, "tiny", 1));
        await IngestAsync();
        var kills = int.TryParse(Environment.GetEnvironmentVariable("PHASA_REEMBEDDING_KILLS"), CultureInfo.InvariantCulture, out var number) ? number : 8;
        var (random, seen) = (new Random(20260101), new Dictionary<string, int>());
        for (var kill = 0; kill < kills; kill++)
        {
            await using var service = await KilledService.StartAsync(_phasa);
            using var http = new HttpClient { BaseAddress = service.Address };
            await SearchAsync(http);
            await MoveOnAsync(http, random);
            var state = await SearchUntilAsync(http, random.Next(4), random.NextDouble());
            Thread.SpinWait(random.Next(0, 500_000));
            service.Kill();
            await service.WaitForExitAsync();
            seen[state] = seen.GetValueOrDefault(state) + 1;
            await CheckAsync();
        }

        // What the last kill left undone comes to its end by itself.
        await using var last = await KilledService.StartAsync(_phasa);
        using var end = new HttpClient { BaseAddress = last.Address };
        while ((await GetAsync(end)).GetProperty("reembedding").GetProperty("state").GetString() == "building")
        {
            await SearchAsync(end);
        }

        Assert.Equal("switched", (await GetAsync(end)).GetProperty("reembedding").GetProperty("state").GetString());
        await SearchAsync(end);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", seen.Select(s => $"{s.Value} kills while {s.Key}")));
        Assert.True(kills < 8 || (seen.ContainsKey("building") && seen.ContainsKey("switched")), "The kills fell on one side of the switch alone.");
    }

    /// <summary>
    /// Searches until the moment to kill: at once, when a share of the rows is made, when all are (the comparison and the
    /// switch come next), or when it has switched. The work itself begins when the lease of the process killed before ends.
    /// </summary>
    private static async Task<string> SearchUntilAsync(HttpClient http, int moment, double share)
    {
        for (var searches = 0; searches < 2000; searches++)
        {
            var job = (await GetAsync(http)).GetProperty("reembedding");
            var (state, done, total) = (job.GetProperty("state").GetString()!, job.GetProperty("done").GetInt64(), job.GetProperty("total").GetInt64());
            var isReached = moment switch
            {
                0 => true,
                1 => total > 0 && done >= share * total,
                2 => total > 0 && done >= total,
                _ => false,
            };
            if (isReached || state != "building")
            {
                return state;
            }

            await SearchAsync(http);
        }

        throw new InvalidOperationException("The reembedding did not come on.");
    }

    /// <summary>Asks for a move unless one is under way: to the other model, or back.</summary>
    private static async Task MoveOnAsync(HttpClient http, Random random)
    {
        var now = await GetAsync(http);
        if (now.GetProperty("reembedding") is { ValueKind: JsonValueKind.Object } job && job.GetProperty("state").GetString() != "switched")
        {
            return;
        }

        var canGoBack = now.GetProperty("previous").ValueKind == JsonValueKind.Object && random.Next(3) == 0;
        var other = now.GetProperty("embedding").GetProperty("model").GetString() == "tiny" ? "hashed-ngrams" : "tiny";
        if (!canGoBack && now.GetProperty("previous").ValueKind == JsonValueKind.Object)
        {
            // So that there is something to make anew.
            using var dropped = await http.DeleteAsync(new Uri(Reembedding + "/previous", UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.NoContent, dropped.StatusCode);
        }

        using var answer = canGoBack
            ? await http.PostAsync(new Uri(Reembedding + "/rollback", UriKind.Relative), null, Cancel)
            : await http.PostAsJsonAsync(Reembedding, new { model = other, @switch = random.Next(2) == 0 ? "always" : "unless-worse" }, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        using var forced = await http.PostAsync(new Uri(Reembedding + "/switch", UriKind.Relative), null, Cancel);
        Assert.True(forced.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.Conflict);
    }

    /// <summary>Every passage of every document is found, whatever is under way.</summary>
    private static async Task SearchAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("/v1/collections/kb/search", new { query = "番号", language = "ja", top = 1000, threshold = -1 }, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        var hits = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("hits").EnumerateArray().ToList();
        Assert.Equal(Documents * PassagesPerDocument, hits.Select(h => h.GetProperty("passageId").GetString()).Distinct().Count());
        Assert.Equal(Documents, hits.Select(h => h.GetProperty("documentId").GetString()).Distinct().Count());
    }

    private static async Task<JsonElement> GetAsync(HttpClient http) => await http.GetFromJsonAsync<JsonElement>(Reembedding, Cancel);

    /// <summary>The store by itself: every passage and translation has its rows in the space that the collection is in.</summary>
    private async Task CheckAsync()
    {
        await using var store = new SqliteKnowledgeStore(Path.Combine(_phasa.Data, "phasa.db"));
        await store.OpenAsync(Cancel);
        Assert.All((await store.CheckAsync(Cancel)).Where(f => f.Name != "free space"), f => Assert.True(f.IsSound, f.ToString()));
    }

    private async Task IngestAsync()
    {
        var file = _phasa.Write("documents.ndjson", string.Concat(Enumerable.Range(0, Documents).Select(i => JsonSerializer.Serialize(new
        {
            id = $"d{i}",
            language = "ja",
            title = $"文書 {i}",
            text = Sections("節", "番号", i),
            translations = new { lo = new { title = $"ເອກະສານ {i}", text = Sections("ພາກ", "ເລກ", i) } },
        }) + "\n")));
        var result = await _phasa.RunAsync("ingest", file, "-c", "kb", "--languages", "ja,lo");
        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static string Sections(string heading, string word, int number) =>
        string.Join("\n\n", Enumerable.Range(1, PassagesPerDocument).Select(s => $"## {heading} {s}\n\n{word} {number} – {s}"));
}
