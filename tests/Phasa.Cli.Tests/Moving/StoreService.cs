using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Phasa.Cli.Tests.Support;

namespace Phasa.Cli.Tests.Moving;

/// <summary>A real service with a collection of numbered entries, each in the editions that were written.</summary>
internal sealed partial class StoreService : IAsyncDisposable
{
    private readonly TestProcess _process;
    private readonly HttpClient _http;

    private StoreService(TestProcess process, HttpClient http) => (_process, _http) = (process, http);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<StoreService> StartAsync(PhasaExecutable phasa, params IEnumerable<string> arguments)
    {
        const string Beginning = "Phasa listens on ";
        var process = phasa.Start(["serve", "--urls", "http://127.0.0.1:0", .. arguments]);
        var line = await process.OutputLineAsync(Beginning, Cancel);
        return new(process, new HttpClient { BaseAddress = new Uri(line[Beginning.Length..].Trim()) });
    }

    /// <summary>Writes entries; what they are is acknowledged once this returns.</summary>
    public async Task PutAsync(IEnumerable<(string Id, int Edition)> entries)
    {
        var lines = string.Concat(entries.Select(e => JsonSerializer.Serialize(new { id = e.Id, text = $"This is entry {e.Id} of the list, edition {e.Edition}." }) + "\n"));
        using var body = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        using var answer = await _http.PostAsync(new Uri("/v1/collections/kb/documents", UriKind.Relative), body, Cancel);
        var results = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode && !results.Contains("\"error\"", StringComparison.Ordinal), results);
    }

    /// <summary>What a search finds: each entry's edition.</summary>
    public static async Task<Dictionary<string, int>> FindAsync(PhasaExecutable phasa, params IEnumerable<string> arguments)
    {
        var found = await phasa.RunJsonAsync(["search", "entry of the list", "-c", "kb", "-l", "en", "--top", "1000", "--threshold", "-1", .. arguments]);
        return found.GetProperty("hits").EnumerateArray().ToDictionary(
            h => h.GetProperty("documentId").GetString()!, h => int.Parse(Edition().Match(h.GetProperty("text").GetString()!).Groups[1].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>Ends in order.</summary>
    public async Task EndAsync()
    {
        _process.Send(UnixSignal.Terminate);
        Assert.Equal(0, (await _process.EndAsync(Cancel)).ExitCode);
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _process.DisposeAsync();
    }

    [GeneratedRegex(@"edition (\d+)")]
    private static partial Regex Edition();
}
