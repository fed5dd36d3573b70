using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Kills;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Kills;

/// <summary>
/// A real service that writes its index files all the time, beside another process that does the same, and is killed again
/// and again while it does. 4 kills here; PHASA_INDEX_FILE_KILLS asks for more.
/// </summary>
public sealed class IndexFileKillTests : IDisposable
{
    private const int DocumentsAtOnce = 20;

    private readonly PhasaExecutable _phasa = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Killed_WhileIndexFilesAreWritten_StartsFromAWholeSetWithEveryDocument()
    {
        WriteFilesAllTheTime();
        await _phasa.RunAsync("collections", "create", "kb", "--languages", "en");
        var kills = int.TryParse(Environment.GetEnvironmentVariable("PHASA_INDEX_FILE_KILLS"), CultureInfo.InvariantCulture, out var number) ? number : 4;
        var (random, documents) = (new Random(20260102), 0);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var service = await KilledService.StartAsync(_phasa);
            using var http = new HttpClient { BaseAddress = service.Address };
            Assert.Equal(documents, await FoundAsync(http));
            for (var batch = random.Next(1, 5); batch > 0; batch--)
            {
                await PutAsync(http, documents, DocumentsAtOnce);
                documents += DocumentsAtOnce;
                Assert.Equal(documents, await FoundAsync(http));
            }

            Thread.SpinWait(random.Next(0, 2_000_000));
            service.Kill();
            await service.WaitForExitAsync();
            Assert.True((await _phasa.RunAsync("doctor")).ExitCode == 0);
        }

        await using var last = _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        var url = (await last.OutputLineAsync("Phasa listens on ", Cancel))["Phasa listens on ".Length..].Trim();
        using var end = new HttpClient { BaseAddress = new Uri(url) };
        Assert.Equal(documents, await FoundAsync(end));
        await PutAsync(end, documents, DocumentsAtOnce);
        last.Send(UnixSignal.Terminate);
        var result = await last.EndAsync(Cancel);
        Assert.Contains("[1002]", result.Error, StringComparison.Ordinal);
        Assert.Contains("[1005]", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("warn:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_TwoOnOneFolder_BothFindEverythingAndLeaveAWholeSet()
    {
        WriteFilesAllTheTime();
        await _phasa.RunAsync("collections", "create", "kb", "--languages", "en");
        await using (var one = await KilledService.StartAsync(_phasa))
        await using (var other = await KilledService.StartAsync(_phasa))
        {
            HttpClient[] clients = [new() { BaseAddress = one.Address }, new() { BaseAddress = other.Address }];
            for (var batch = 0; batch < 10; batch++)
            {
                await PutAsync(clients[batch % 2], batch * DocumentsAtOnce, DocumentsAtOnce);
                Assert.Equal([(batch + 1) * DocumentsAtOnce, (batch + 1) * DocumentsAtOnce], [await FoundAsync(clients[0]), await FoundAsync(clients[1])]);
            }

            Array.ForEach(clients, c => c.Dispose());
            one.Kill();
            other.Kill();
        }

        var findings = (await _phasa.RunJsonAsync("doctor")).GetProperty("findings").EnumerateArray();
        var finding = findings.Single(f => f.GetProperty("name").GetString() == "index files kb");
        Assert.True(finding.GetProperty("isSound").GetBoolean(), finding.ToString());
        Assert.Contains("As of write", finding.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("\"hits\"", (await _phasa.RunJsonAsync("search", "entry 7", "-c", "kb")).ToString(), StringComparison.Ordinal);
    }

    private void WriteFilesAllTheTime()
    {
        Directory.CreateDirectory(_phasa.Data);
        File.WriteAllText(Path.Combine(_phasa.Data, "phasa.json"), JsonSerializer.Serialize(new
        {
            IndexFiles = new { leastRows = 1, leastChanges = 1, rowsWithVectorsInMemory = 0, poll = "00:00:00.001", quiet = "00:00:00" },
        }));
    }

    private static async Task PutAsync(HttpClient http, int first, int count)
    {
        var lines = string.Concat(Enumerable.Range(first, count).Select(i => JsonSerializer.Serialize(new { id = $"d{i}", text = $"This is entry {i} of the list." }) + "\n"));
        using var body = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        using var answer = await http.PostAsync(new Uri("/v1/collections/kb/documents", UriKind.Relative), body, Cancel);
        var results = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode && !results.Contains("\"error\"", StringComparison.Ordinal), results);
    }

    private static async Task<int> FoundAsync(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync(
            new Uri("/v1/collections/kb/search", UriKind.Relative), new { query = "entry of the list", language = "en", top = 1000, threshold = -1 }, Cancel);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.True(answer.IsSuccessStatusCode, json.ToString());
        return json.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("documentId").GetString()).Distinct().Count();
    }
}
