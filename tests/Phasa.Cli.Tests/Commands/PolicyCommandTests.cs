using System.Net.Http.Json;
using System.Text.Json;
using Phasa.Cli.Tests.Kills;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Translation;

namespace Phasa.Cli.Tests.Commands;

/// <summary>Phased rollout by the command line, with a real service that translates.</summary>
public sealed class PolicyCommandTests : IDisposable
{
    private readonly PhasaExecutable _phasa = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task OnDemand_LaoSearch_HasTheDocumentTranslatedAndTheNextOneFindsItInTheIndex()
    {
        const string Text = "請求書は毎月一日に送られます。";
        await using var server = await FakeLibreTranslateServer.StartNewAsync();
        _phasa.Write("data/phasa.json", $$"""{ "Translation": { "providers": [{ "name": "libre", "kind": "libretranslate", "endpoint": "{{server.Endpoint}}" }] } }""");
        await _phasa.RunAsync("collections", "create", "kb", "--languages", "ja,lo");
        Assert.Contains("lo: on-demand", (await _phasa.RunAsync("collections", "policy", "kb", "--set", "lo=on-demand")).Output, StringComparison.Ordinal);
        await _phasa.RunAsync("ingest", _phasa.Write("missed.md", Text), _phasa.Write("other.md", "図書館は九時に開きます。"), "-c", "kb", "-l", "ja");
        Assert.Empty(await JobsAsync());

        await using var service = await KilledService.StartAsync(_phasa);
        using var http = new HttpClient { BaseAddress = service.Address };
        await SearchAsync(http, Text);
        var state = "";
        for (var i = 0; i < 100_000 && state != "ready"; i++)
        {
            var document = await http.GetFromJsonAsync<JsonElement>("/v1/collections/kb/documents/missed", Cancel);
            state = document.GetProperty("languages").EnumerateArray().Single(l => l.GetProperty("language").GetString() == "lo").GetProperty("state").GetString();
        }

        var hit = await SearchAsync(http, PseudoTranslation.Translate(Text, "ja", "lo"));
        Assert.Equal(("index", "missed"), (hit.GetProperty("route").GetString(), hit.GetProperty("documentId").GetString()));
        Assert.DoesNotContain(server.Requests, r => r.Texts.Any(t => t.Contains("図書館", StringComparison.Ordinal)));
        service.Kill();
        await service.WaitForExitAsync();
    }

    [Fact]
    public async Task Planned_NothingUntilThePlan_ThenLookedBackOn()
    {
        await _phasa.RunAsync("collections", "create", "kb", "--languages", "ja,lo");
        await _phasa.RunAsync("collections", "policy", "kb", "--set", "lo=planned");
        await _phasa.RunAsync("ingest", _phasa.Write("a.md", "図書館は九時に開きます。"), "-c", "kb", "-l", "ja");
        Assert.Empty(await JobsAsync());

        var plan = await _phasa.RunJsonAsync("plan", "-c", "kb", "--apply");

        Assert.Equal(1, plan.GetProperty("queued").GetInt32());
        Assert.Equal("a", Assert.Single(await JobsAsync()).GetProperty("documentId").GetString());
        var id = plan.GetProperty("planId").GetInt64();
        Assert.Equal(id, (await _phasa.RunJsonAsync("plan", "-c", "kb", "--history")).GetProperty("plans")[0].GetProperty("id").GetInt64());
        Assert.Contains($"Plan {id} of ", (await _phasa.RunAsync("plan", "-c", "kb", "--look-back", $"{id}")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await _phasa.RunAsync("plan", "-c", "kb", "--look-back", "99")).ExitCode);
        Assert.Equal(2, (await _phasa.RunAsync("collections", "policy", "kb", "--set", "lo=sometimes")).ExitCode);
    }

    private async Task<JsonElement[]> JobsAsync() => [.. (await _phasa.RunJsonAsync("translations", "status", "-c", "kb")).GetProperty("jobs").EnumerateArray()];

    private static async Task<JsonElement> SearchAsync(HttpClient http, string query)
    {
        using var answer = await http.PostAsJsonAsync("/v1/collections/kb/search", new { query, language = "lo", threshold = -1, top = 1 }, Cancel);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("hits")[0];
    }
}
