using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Kills;

/// <summary>Real processes with word indexes on one data folder, ended well and badly.</summary>
public sealed class WordIndexKillTests : IDisposable
{
    private const int DocumentsAtOnce = 50;

    private readonly PhasaExecutable _phasa = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Killed_DuringIngestion_WordsFindWhatTheStoreHas()
    {
        await _phasa.RunAsync("collections", "create", "kb", "--languages", "en");
        var (random, sent) = (new Random(20260103), 0);
        for (var kill = 0; kill < 3; kill++)
        {
            await using var service = await KilledService.StartAsync(_phasa);
            using var http = new HttpClient { BaseAddress = service.Address };
            await PutAsync(http, sent, DocumentsAtOnce);
            sent += DocumentsAtOnce;
            Assert.Equal(await StoredAsync(http), await FoundAsync(http));

            // The next batch is cut wherever it is.
            var cut = PutAsync(http, sent, DocumentsAtOnce);
            Thread.SpinWait(random.Next(0, 3_000_000));
            service.Kill();
            await service.WaitForExitAsync();
            await Record.ExceptionAsync(() => cut);
            sent += DocumentsAtOnce;

            await EndWellAsync(sent, kill);
        }
    }

    [Fact]
    public async Task Search_BesideTheService_FindsWhatItWasJustTold()
    {
        await _phasa.RunAsync("collections", "create", "kb", "--languages", "en");
        await using (var service = await KilledService.StartAsync(_phasa))
        {
            using var http = new HttpClient { BaseAddress = service.Address };
            for (var batch = 0; batch < 3; batch++)
            {
                await PutAsync(http, batch * DocumentsAtOnce, DocumentsAtOnce);
                Assert.Equal((batch + 1) * DocumentsAtOnce, (await FoundAsync(http)).Count);

                var last = (batch * DocumentsAtOnce) + DocumentsAtOnce - 1;
                var answer = await _phasa.RunJsonAsync("search", $"KB-{last:D5}", "-c", "kb", "--legs", "words", "--language", "en");
                Assert.Equal($"d{last}", answer.GetProperty("hits")[0].GetProperty("documentId").GetString());
            }

            service.Kill();
            await service.WaitForExitAsync();
        }

        await EndWellAsync(3 * DocumentsAtOnce, 0);
        Assert.Equal(["index"], Directory.EnumerateDirectories(Path.Combine(_phasa.Data, "cache", "words", "1")).Select(Path.GetFileName));
    }

    /// <summary>A service that starts after a kill, finds what the store has, and leaves a sound index behind.</summary>
    private async Task EndWellAsync(int sent, int kill)
    {
        await using var process = _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        var url = (await process.OutputLineAsync("Phasa listens on ", Cancel))["Phasa listens on ".Length..].Trim();
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        var stored = await StoredAsync(http);
        Assert.InRange(stored.Count, (sent / 2) - 1, sent);
        var found = await FoundAsync(http);
        Assert.True(stored.SetEquals(found), $"After kill {kill}, {stored.Count} are stored and {found.Count} found; differing: {string.Join(' ', stored.Except(found).Concat(found.Except(stored)))}");
        process.Send(UnixSignal.Terminate);
        Assert.DoesNotContain("warn:", (await process.EndAsync(Cancel)).Error, StringComparison.Ordinal);

        var finding = (await _phasa.RunJsonAsync("doctor")).GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "word index kb");
        Assert.True(finding.GetProperty("isSound").GetBoolean(), $"After kill {kill}: {finding}");
        Assert.Contains($"texts: en {stored.Count};", finding.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task PutAsync(HttpClient http, int first, int count)
    {
        var lines = string.Concat(Enumerable.Range(first, count).Select(i => JsonSerializer.Serialize(new { id = $"d{i}", text = $"This is entry KB-{i:D5} of the list." }) + "\n"));
        using var body = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        using var answer = await http.PostAsync(new Uri("/v1/collections/kb/documents", UriKind.Relative), body, Cancel);
        var results = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode && !results.Contains("\"error\"", StringComparison.Ordinal), results);
    }

    private static async Task<SortedSet<string>> StoredAsync(HttpClient http)
    {
        SortedSet<string> ids = new(StringComparer.Ordinal);
        for (string? after = null; ;)
        {
            var page = await http.GetFromJsonAsync<JsonElement>(new Uri($"/v1/collections/kb/documents?limit=100{after}", UriKind.Relative), Cancel);
            ids.UnionWith(page.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("id").GetString()!));
            if (!page.TryGetProperty("nextCursor", out var next) || next.GetString() is not { } cursor)
            {
                return ids;
            }

            after = "&cursor=" + Uri.EscapeDataString(cursor);
        }
    }

    private static async Task<SortedSet<string>> FoundAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync(
            new Uri("/v1/collections/kb/search", UriKind.Relative), new { query = "entry of the list", language = "en", top = 1000, legs = "words" }, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        var found = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return new(found.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("documentId").GetString()!), StringComparer.Ordinal);
    }
}
