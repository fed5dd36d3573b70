using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private const string Listening = "Phasa listens on ";

    private readonly PhasaExecutable _phasa = new();
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        _phasa.Dispose();
    }

    [Theory]
    [InlineData(UnixSignal.Terminate)]
    [InlineData(UnixSignal.Interrupt)]
    public async Task Serve_ToldToEnd_EndsWell(UnixSignal signal)
    {
        await using var service = Serve();
        var url = await UrlAsync(service);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync($"{url}/healthz", Cancel)).StatusCode);

        service.Send(signal);
        var result = await service.EndAsync(Cancel);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal($"{Listening}{url}\n", result.Output);
        Assert.Contains(_phasa.Data, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_BesideOtherCommands_SeesWhatTheyWrite()
    {
        await using var service = Serve();
        var url = await UrlAsync(service);
        var file = _phasa.Write("a.md", "# Password\n\nHow to reset a password.");

        await _phasa.RunJsonAsync("ingest", file, "-c", "c", "-l", "en");
        var answer = await _client.PostAsJsonAsync($"{url}/v1/collections/c/search", new { query = "reset a password" }, Cancel);
        var printed = await _phasa.RunJsonAsync("search", "reset a password", "-c", "c");

        var served = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal("a", served.GetProperty("hits")[0].GetProperty("documentId").GetString());
        Assert.Equal(Members(served), Members(printed));
    }

    [Fact]
    public async Task Serve_WithKeys_AsksForOneUntilItIsRevoked()
    {
        var key = (await _phasa.RunJsonAsync("keys", "create", "reader", "--scope", "read")).GetProperty("key").GetString()!;
        await using var service = Serve();
        var url = await UrlAsync(service);

        Assert.Equal(HttpStatusCode.Unauthorized, (await _client.GetAsync($"{url}/v1/collections", Cancel)).StatusCode);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync($"{url}/v1/collections", Cancel)).StatusCode);

        // Another key remains, so that revoking this one does not open the service.
        await _phasa.RunJsonAsync("keys", "create", "other", "--scope", "admin");
        Assert.Equal(0, (await _phasa.RunAsync("keys", "revoke", "reader")).ExitCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _client.GetAsync($"{url}/v1/collections", Cancel)).StatusCode);
        Assert.DoesNotContain(key, (await _phasa.RunAsync("keys", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_OnTheNetwork_NeedsAKey()
    {
        var refused = await _phasa.RunAsync("serve", "--urls", "http://0.0.0.0:0");

        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("error[invalid-configuration]: 'http://0.0.0.0:0'", refused.Error, StringComparison.Ordinal);
        Assert.Contains("next: Create a key", refused.Error, StringComparison.Ordinal);

        await _phasa.RunJsonAsync("keys", "create", "k", "--scope", "admin");
        await using var service = _phasa.Start("serve", "--urls", "http://0.0.0.0:0");
        Assert.StartsWith($"{Listening}http://0.0.0.0:", await service.OutputLineAsync(Listening, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_OnATakenPort_SaysSo()
    {
        await using var service = Serve();
        var url = await UrlAsync(service);

        var second = await _phasa.RunAsync("serve", "--urls", url, "--data", Path.Combine(_phasa.Folder, "other"));

        Assert.Equal(1, second.ExitCode);
        Assert.StartsWith($"error[address-unavailable]: {url} ", second.Error, StringComparison.Ordinal);
        Assert.Contains("next: ", second.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_ToldToEnd_LeavesTheReasonOfWhatItCouldNotDo()
    {
        var file = _phasa.Write("a.md", "# Password\n\nHow to reset a password.");
        await _phasa.RunAsync("ingest", file, "-c", "c", "-l", "en", "--languages", "en,lo");
        await using var workers = _phasa.Start("work");
        await workers.OutputLineAsync("Phasa works on ", Cancel);

        // No provider translates, so the job is parked; a look takes as long as a process.
        JsonElement job = default;
        for (var look = 0; look < 100 && job.ValueKind == JsonValueKind.Undefined; look++)
        {
            job = (await _phasa.RunJsonAsync("translations", "status", "-c", "c", "--state", "parked")).GetProperty("jobs").EnumerateArray().FirstOrDefault();
        }

        workers.Send(UnixSignal.Terminate);
        Assert.Equal(0, (await workers.EndAsync(Cancel)).ExitCode);
        Assert.Equal(("a", 1), (job.GetProperty("documentId").GetString(), job.GetProperty("attempts").GetInt32()));
        Assert.NotEqual("", job.GetProperty("error").GetString());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<string> UrlAsync(TestProcess service) => (await service.OutputLineAsync(Listening, Cancel))[Listening.Length..];

    private static IEnumerable<string> Members(JsonElement answer) => answer.EnumerateObject().Select(m => m.Name);

    private TestProcess Serve() => _phasa.Start("serve", "--urls", "http://127.0.0.1:0");
}
