using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Monitoring;

/// <summary>The search log of real processes.</summary>
public sealed class SearchLogTests : IDisposable
{
    private const string Listening = "Phasa listens on ";

    private readonly PhasaExecutable _phasa = new();
    private readonly HttpClient _client = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _phasa.Dispose();
    }

    [Fact]
    public async Task Serve_ToldToEndWhileItIsSearched_HasLoggedEveryAnswer()
    {
        await IngestAsync();
        var service = _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        await using var end = service;
        var url = await UrlAsync(service);
        var answered = new ConcurrentBag<string>();
        var enough = new TaskCompletionSource();
        var clients = Enumerable.Range(0, 8).Select(_ => Task.Run(SearchUntilItEndsAsync, Cancel)).ToList();
        await enough.Task;
        service.Send(UnixSignal.Terminate);
        await Task.WhenAll(clients);
        Assert.Equal(0, (await service.EndAsync(Cancel)).ExitCode);

        var logged = (await _phasa.RunJsonAsync("searches", "list", "-c", "c", "--limit", "10000")).GetProperty("searches").EnumerateArray()
            .Select(s => s.GetProperty("searchId").GetString()!).ToHashSet();
        Assert.True(answered.Count >= 300);
        Assert.Empty(answered.Except(logged));

        async Task SearchUntilItEndsAsync()
        {
            while (true)
            {
                try
                {
                    var answer = await _client.PostAsJsonAsync($"{url}/v1/collections/c/search", new { query = $"password {answered.Count}" }, Cancel);
                    if (!answer.IsSuccessStatusCode)
                    {
                        return;
                    }

                    answered.Add((await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("searchId").GetString()!);
                }
                catch (HttpRequestException)
                {
                    return;
                }

                if (answered.Count >= 300)
                {
                    enough.TrySetResult();
                }
            }
        }
    }

    [Fact]
    public async Task Serve_Killed_KeepsWhatItHadWrittenByItself()
    {
        const int MostLooks = 100_000;
        await IngestAsync();
        await using var service = _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        var url = await UrlAsync(service);
        var search = (await SearchAsync(url, "password")).GetProperty("searchId").GetString();

        var queries = default(JsonElement);
        for (var look = 0; look < MostLooks && (look == 0 || queries.GetArrayLength() == 0); look++)
        {
            queries = (await _client.GetFromJsonAsync<JsonElement>($"{url}/v1/collections/c/insights/queries", Cancel)).GetProperty("queries");
        }

        service.Send(UnixSignal.Kill);
        await service.EndAsync(Cancel);
        var logged = (await _phasa.RunJsonAsync("searches", "list", "-c", "c")).GetProperty("searches");
        Assert.Equal(search, Assert.Single(logged.EnumerateArray()).GetProperty("searchId").GetString());
    }

    [Theory]
    [InlineData("hashed")]
    [InlineData("none")]
    public async Task Search_WithoutKeepingTexts_LeavesNoneInAnyFile(string mode)
    {
        const string Query = "zebrafinch password";
        await IngestAsync();
        var settings = new Dictionary<string, string?> { ["PHASA_SearchLog__queries"] = mode };
        await using (var service = _phasa.StartWith(settings, "serve", "--urls", "http://127.0.0.1:0"))
        {
            await SearchAsync(await UrlAsync(service), Query);
            service.Send(UnixSignal.Terminate);
            await service.EndAsync(Cancel);
        }

        Assert.Equal(0, (await _phasa.RunWithAsync(settings, "search", Query, "-c", "c")).ExitCode);

        var logged = (await _phasa.RunJsonAsync("searches", "list", "-c", "c")).GetProperty("searches");
        Assert.Equal(2, logged.GetArrayLength());
        Assert.All(logged.EnumerateArray(), s => Assert.Equal((false, mode == "hashed"), (s.TryGetProperty("query", out _), s.TryGetProperty("queryKey", out _))));
        Assert.Single(logged.EnumerateArray().Select(s => s.TryGetProperty("queryKey", out var key) ? key.GetString() : "").Distinct());
        Assert.Empty(FilesWith("zebrafinch"));

        // The look itself finds what is there.
        await _phasa.RunAsync("search", Query, "-c", "c");
        Assert.NotEmpty(FilesWith("zebrafinch"));

        // And what is removed is gone from the disk.
        Assert.Contains("Removed 3 searches", (await _phasa.RunAsync("searches", "clear", "-c", "c")).Error, StringComparison.Ordinal);
        Assert.Empty(FilesWith("zebrafinch"));
    }

    [Fact]
    public async Task Searches_List_ShowsWhatWasAskedAndGoesOn()
    {
        await IngestAsync();
        foreach (var query in new[] { "reset a password", "ລາພັກ" })
        {
            Assert.Equal(0, (await _phasa.RunAsync("search", query, "-c", "c")).ExitCode);
        }

        var shown = await _phasa.RunAsync("searches", "list", "-c", "c");
        Assert.Contains("password", shown.Output, StringComparison.Ordinal);
        Assert.Contains("ລາພັກ", shown.Output, StringComparison.Ordinal);

        var zero = (await _phasa.RunJsonAsync("searches", "list", "-c", "c", "--zero", "--language", "lo")).GetProperty("searches");
        Assert.Equal("ລາພັກ", Assert.Single(zero.EnumerateArray()).GetProperty("query").GetString());

        var first = await _phasa.RunJsonAsync("searches", "list", "-c", "c", "--limit", "1");
        var second = await _phasa.RunJsonAsync("searches", "list", "-c", "c", "--before", first.GetProperty("next").GetString()!);
        Assert.Equal("reset a password", Assert.Single(second.GetProperty("searches").EnumerateArray()).GetProperty("query").GetString());
    }

    [Fact]
    public async Task Plan_AfterSearches_ShowsWhatToTranslateAndQueuesIt()
    {
        await IngestAsync();
        Assert.Equal(0, (await _phasa.RunAsync("search", "reset a password", "-c", "c", "--language", "lo")).ExitCode);

        var shown = await _phasa.RunAsync("plan", "-c", "c", "--language", "lo", "--apply");
        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("lo: 1 searches in 30 days", shown.Output, StringComparison.Ordinal);
        Assert.All(shown.Output.Split('\n'), l => Assert.True(l.Length <= 160));
        var plan = await _phasa.RunJsonAsync("plan", "-c", "c", "--language", "lo");
        Assert.True(plan.GetProperty("lines").GetArrayLength() > 0);
        Assert.Equal(plan.GetProperty("lines").GetArrayLength(), plan.GetProperty("total").GetProperty("documents").GetInt32());
        Assert.Equal(2, (await _phasa.RunAsync("plan", "-c", "c", "--budget", "x")).ExitCode);
    }

    [Fact]
    public async Task Measure_FromACollectionThatUsersSearched_AsksTheirQuestions()
    {
        await IngestAsync();
        await using var service = _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
        var url = await UrlAsync(service);
        var found = await SearchAsync(url, "I cannot get into my account");
        var passage = found.GetProperty("hits").EnumerateArray().First(h => h.GetProperty("documentId").GetString() == "a").GetProperty("passageId").GetString();
        var said = await _client.PostAsJsonAsync($"{url}/v1/searches/{found.GetProperty("searchId").GetString()}/feedback", new { passageId = passage, helpful = true }, Cancel);
        Assert.True(said.IsSuccessStatusCode);

        var measured = await _phasa.RunAsync("measure", "--from-collection", "c", "--draws", "100", "--html", Path.Combine(_phasa.Folder, "r.html"));
        Assert.True(measured.ExitCode == 0, measured.Error);
        Assert.Contains("3 items: 2 of titles and texts, 1 of questions in the search log", measured.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("1 of questions in its search log", await File.ReadAllTextAsync(Path.Combine(_phasa.Folder, "r.html"), Cancel), StringComparison.Ordinal);

        var asJob = await _client.PostAsJsonAsync($"{url}/v1/measurements", new { collection = "c" }, Cancel);
        JsonElement job;
        do
        {
            job = await _client.GetFromJsonAsync<JsonElement>(url + asJob.Headers.Location, Cancel);
        }
        while (job.GetProperty("state").GetString() is "queued" or "running");
        Assert.Equal(1, job.GetProperty("result").GetProperty("pairSet").GetProperty("askedByUsers").GetInt32());
    }

    private async Task IngestAsync()
    {
        _phasa.Write("docs/a.md", "# Password\n\nOpen the page for accounts and choose another one.");
        _phasa.Write("docs/b.md", "# Annual leave\n\nEverybody may be away for twenty days a year.");
        _phasa.Write("docs/c.md", "# Invoices\n\nThey are sent on the first of each month by mail.");
        Assert.Equal(0, (await _phasa.RunAsync("ingest", Path.Combine(_phasa.Folder, "docs"), "-c", "c", "-l", "en", "--languages", "en,lo")).ExitCode);
    }

    private async Task<JsonElement> SearchAsync(string url, string query)
    {
        var answer = await _client.PostAsJsonAsync($"{url}/v1/collections/c/search", new { query, threshold = -1 }, Cancel);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private IEnumerable<string> FilesWith(string text) =>
        Directory.EnumerateFiles(_phasa.Folder, "*", SearchOption.AllDirectories).Where(f => File.ReadAllBytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    private static async Task<string> UrlAsync(TestProcess service) => (await service.OutputLineAsync(Listening, Cancel))[Listening.Length..];
}
