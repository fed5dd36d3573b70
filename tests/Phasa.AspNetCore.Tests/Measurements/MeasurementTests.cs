using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Security;
using Phasa.Separation;
using Phasa.Separation.Jobs;
using Phasa.Separation.PairSets;
using Phasa.TestSupport.Embeddings;

namespace Phasa.AspNetCore.Tests.Measurements;

public sealed class MeasurementTests
{
    private const string Path = "/v1/measurements";

    [Fact]
    public async Task Post_PairsOfOnesOwn_IsAcceptedAndMeasured()
    {
        await using var host = await StartAsync();

        var accepted = await host.PostAsync(Path, Body(["numbers", "third"], "ja", 7));

        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        var at = accepted.Headers.Location!.ToString();
        Assert.Equal($"{Path}/{accepted["id"]}", at);
        Assert.Equal(("queued", "request", "given"), ((string?)accepted["state"], (string?)accepted["pairSet"], (string?)accepted["origin"]));
        Assert.True(accepted.Json["progress"] is null && accepted.Json["collection"] is null && accepted.Json["result"] is null);
        await WorkAsync(host);

        var done = await host.GetAsync(at);
        Assert.Equal(("done", "numbers third"), ((string?)done["state"], string.Join(' ', done["embeddings"].AsArray())));
        var result = MeasurementJson.Read(done["result"].ToJsonString(), "answer");
        Assert.Equal(("ja", 7, 24), (result.Source.Value, result.Seed, result.PairSet.Items));
        Assert.Equal(["numbers", "third"], result.Models.Select(m => m.Model));
        Assert.True(result.Models[0].Find(result.PairSet.Languages[1], result.Source)!.Auc.Value > 0.99);
        Assert.True(result.Models[1].Find(result.PairSet.Languages[1], result.Source)!.Auc.Value < 0.7);
        Assert.Equal("figures", (string?)done["progress"]["phase"]);
    }

    [Theory]
    [InlineData("text/html", true)]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", true)]
    [InlineData("application/json, text/html;q=0.9", false)]
    [InlineData("*/*", false)]
    [InlineData("text/*", true)]
    [InlineData("text/html;q=0.2, application/*;q=0.3", false)]
    public async Task Get_Accepting_GivesTheFormThatIsRatherWanted(string accept, bool html)
    {
        await using var host = await StartAsync();
        await host.PostAsync(Path, Body());
        Assert.Equal("application/json", (await AcceptingAsync(host, Path + "/m1", accept)).MediaType);
        await WorkAsync(host);

        var answer = await AcceptingAsync(host, Path + "/m1", accept);

        Assert.Equal((HttpStatusCode.OK, html ? "text/html" : "application/json"), (answer.Status, answer.MediaType));
        Assert.Contains("Accept", answer.Headers.Vary);
        Assert.Equal(html, answer.Headers.Contains("Content-Security-Policy"));
        Assert.Contains(html ? "<html" : "\"result\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Collection_ShowsTheLatestMeasurementOfItsSpace()
    {
        await using var host = await StartAsync();
        Assert.Null((await host.GetAsync("/v1/collections/kb")).Json["measurement"]);
        await host.PostAsync(Path, Body(["third"]));
        await WorkAsync(host);
        Assert.Null((await host.GetAsync("/v1/collections/kb")).Json["measurement"]);

        await host.PostAsync(Path, Body(["numbers"]));
        await WorkAsync(host);

        var shown = (await host.GetAsync("/v1/collections/kb"))["measurement"];
        Assert.Equal(("m2", "request", "ja", null), ((string?)shown["id"], (string?)shown["pairSet"], (string?)shown["source"], (string?)shown["error"]));
        var lao = shown["languages"]!.AsArray().Single(l => (string?)l!["language"] == "lo")!;
        Assert.All(new[] { "within", "across", "diagnosis", "advice" }, m => Assert.False(string.IsNullOrEmpty((string?)lao[m])));

        Assert.Equal(HttpStatusCode.NoContent, (await host.DeleteAsync(Path + "/m2")).Status);
        Assert.Null((await host.GetAsync("/v1/collections/kb")).Json["measurement"]);
    }

    [Fact]
    public async Task Post_PairsForACollection_SpeakForThatOneWithItsModel()
    {
        await using var host = await StartAsync();
        await host.PostAsync("/v1/collections", """{"name":"other","languages":["ja","lo"],"embedding":"numbers"}""");

        var accepted = await host.PostAsync(Path, Body(null, null, null, "kb"));
        Assert.Equal(("kb", "numbers"), ((string?)accepted["collection"], string.Join(' ', accepted["embeddings"].AsArray())));
        await WorkAsync(host);

        Assert.Equal("m1", (string?)(await host.GetAsync("/v1/collections/kb"))["measurement"]["id"]);
        Assert.Null((await host.GetAsync("/v1/collections/other")).Json["measurement"]);
    }

    [Fact]
    public async Task Post_ACollection_MeasuresItsOwnDocumentsWithItsModel()
    {
        await using var host = await StartAsync();
        for (var i = 10; i < 34; i++)
        {
            await host.PostAsync("/v1/collections/kb/documents", JsonSerializer.Serialize(new
            {
                id = $"d{i}",
                language = "ja",
                title = $"番号 {i}",
                text = $"{i} について詳しく説明する文章がここに書いてあります。",
                translations = new { lo = new { title = $"ເລກ {i}", text = $"ນີ້ແມ່ນຄຳອະທິບາຍຢ່າງລະອຽດກ່ຽວກັບ {i}" } },
            }));
        }

        var accepted = await host.PostAsync(Path, """{"collection":"kb"}""");
        Assert.Equal(("kb", "collection", "kb", "numbers"), ((string?)accepted["pairSet"], (string?)accepted["origin"], (string?)accepted["collection"], string.Join(' ', accepted["embeddings"].AsArray())));
        await WorkAsync(host);

        var done = await host.GetAsync(Path + "/m1");
        Assert.True((string?)done["state"] == "done", done.Text);
        Assert.Equal(("kb", 24, "ja"), ((string?)done["result"]["pairSet"]!["name"], (int)done["result"]["pairSet"]!["items"]!, (string?)done["result"]["source"]));
    }

    [Fact]
    public async Task Post_ACollectionWithoutDocuments_FailsAndSaysWhatIsMissing()
    {
        await using var host = await StartAsync();
        await host.PostAsync(Path, """{"collection":"kb"}""");
        await WorkAsync(host);
        var failed = await host.GetAsync(Path + "/m1");
        Assert.Equal("failed", (string?)failed["state"]);
        Assert.Contains("has no two documents", (string?)failed["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_NothingInParticular_MeasuresTheSetInTheBoxWithTheDefaultModel()
    {
        await using var host = await StartAsync();
        var accepted = await host.PostAsync(Path, "{}");
        Assert.Equal((BuiltInPairSets.Default, "in-box", "phasa-static-1"), ((string?)accepted["pairSet"], (string?)accepted["origin"], string.Join(' ', accepted["embeddings"].AsArray())));
        Assert.Equal(BuiltInPairSets.Default, (string?)(await host.PostAsync(Path, $$"""{"pairSet":"{{BuiltInPairSets.Default}}","embeddings":["numbers"],"source":"lo"}"""))["pairSet"]);
    }

    [Fact]
    public async Task Post_SomeLanguages_MeasuresTheseAlone()
    {
        await using var host = await StartAsync();
        var accepted = await host.PostAsync(Path, """{"embeddings":["numbers"],"languages":["lo","th"]}""");
        Assert.Equal("lo th", string.Join(' ', accepted["languages"]!.AsArray()));
        await WorkAsync(host);
        var done = await host.GetAsync(Path + "/m1");
        Assert.Equal("done", (string?)done["state"]);
        Assert.Equal(["lo", "th"], done["result"]!["pairSet"]!["languages"]!.AsArray().Select(l => (string?)l).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Search_WithExplain_NamesTheMeasurementItWentBy()
    {
        await using var host = await StartAsync();
        await host.PostAsync(Path, Body(["numbers"]));
        await WorkAsync(host);
        Assert.Equal("m1", (string?)(await host.PostAsync("/v1/collections/kb/search", """{"query":"ເລກ 7","language":"lo","explain":true}"""))["measurement"]);
        Assert.Null((await host.PostAsync("/v1/collections/kb/search", """{"query":"ເລກ 7","language":"lo"}""")).Json["measurement"]);
    }

    [Fact]
    public async Task DamagedResult_IsSaidWhereverItWouldCountAndHidesNothingElse()
    {
        await using var host = await StartAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"a","language":"ja","text":"番号7の説明です。"}""");
        await host.PostAsync(Path, Body(["numbers"]));
        await WorkAsync(host);
        using (var db = new SqliteConnection($"Data Source={host.File};Pooling=False"))
        {
            db.Open();
            using var damage = db.CreateCommand();
            damage.CommandText = "UPDATE measurements SET result = '{}'";
            Assert.Equal(1, damage.ExecuteNonQuery());
        }

        var found = await host.PostAsync("/v1/collections/kb/search", """{"query":"ເລກ 7","language":"lo","threshold":-1}""");
        Assert.Single(found["hits"].AsArray());
        var warning = Assert.Single(found["warnings"].AsArray(), w => (string?)w!["code"] == "measurement-unreadable");
        Assert.Contains("DELETE /v1/measurements/m1", (string?)warning!["message"], StringComparison.Ordinal);
        Assert.Contains("m1", (string?)(await host.GetAsync("/v1/collections/kb"))["measurement"]["error"], StringComparison.Ordinal);
        (await host.GetAsync(Path + "/m1")).Problem(ErrorCodes.StoreIncompatible);
        Assert.Single((await host.GetAsync(Path))["measurements"].AsArray());

        Assert.Equal(HttpStatusCode.NoContent, (await host.DeleteAsync(Path + "/m1")).Status);
        Assert.DoesNotContain((await host.PostAsync("/v1/collections/kb/search", """{"query":"ເລກ 7","language":"lo"}"""))["warnings"].AsArray(), w => (string?)w!["code"] == "measurement-unreadable");
    }

    [Fact]
    public async Task List_Pages_GoBackInTime()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await host.PostAsync(Path, Body());
        }

        var first = await host.GetAsync(Path + "?limit=2");
        Assert.Equal(["m3", "m2"], Ids(first));
        var second = await host.GetAsync($"{Path}?limit=2&cursor={first["nextCursor"]}");
        Assert.Equal(["m1"], Ids(second));
        Assert.Null(second.Json["nextCursor"]);
        (await host.GetAsync(Path + "?cursor=x")).Problem(ErrorCodes.InvalidRequest);
        (await host.GetAsync(Path + "?limit=0")).Problem(ErrorCodes.InvalidRequest);

        static IEnumerable<string?> Ids(Answer answer) => answer["measurements"].AsArray().Select(m => (string?)m!["id"]);
    }

    [Fact]
    public async Task Get_ModelThatFails_SaysWhyAndTriesAgain()
    {
        var numbers = new NumberEmbedder { Failure = new HttpRequestException("the endpoint is away") };
        await using var host = await StartAsync(numbers);
        await host.PostAsync(Path, Body(["numbers"]));
        await WorkAsync(host);

        var waiting = await host.GetAsync(Path + "/m1");
        Assert.Equal(("queued", 1), ((string?)waiting["state"], (int)waiting["attempts"]));
        Assert.Contains("the endpoint is away", (string?)waiting["error"], StringComparison.Ordinal);
        Assert.True((DateTimeOffset)waiting["dueAt"]! > (DateTimeOffset)waiting["requestedAt"]!);
    }

    [Theory]
    [InlineData("""{"pairs":[]}""", "/pairs")]
    [InlineData("""{"pairSet":"none"}""", "/pairSet")]
    [InlineData("""{"source":"de"}""", "/source")]
    [InlineData("""{"source":"ja","languages":["lo"]}""", "/source")]
    [InlineData("""{"languages":[]}""", "/languages")]
    [InlineData("""{"languages":["lo","de"]}""", "/languages")]
    [InlineData("""{"pairs":[{"id":"a","query":{"ja":"x"},"document":{"ja":"y"}},{"id":"b","query":{"ja":"x"},"document":{"ja":"y"}}],"pairSet":"workplace"}""", "/pairSet")]
    [InlineData("""{"pairs":[{"id":"a","query":{"ja":"x"},"document":{"ja":"y"}},{"id":"a","query":{"ja":"x"},"document":{"ja":"y"}}]}""", "/pairs/1/id")]
    [InlineData("""{"pairs":[{"id":" ","query":{"ja":"x"},"document":{"ja":"y"}}]}""", "/pairs/0/id")]
    [InlineData("""{"pairs":[{"id":"a","query":{},"document":{"ja":"y"}}]}""", "/pairs/0/query")]
    [InlineData("""{"pairs":[{"id":"a","query":{"ja":"x"},"document":{"ja":" "}}]}""", "/pairs/0/document/ja")]
    [InlineData("""{"pairs":[{"id":"a","query":{"ja":"x","JA":"x"},"document":{"ja":"y"}}]}""", "/pairs/0/query/JA")]
    [InlineData("""{"pairs":[{"id":"a","query":{"und":"x"},"document":{"ja":"y"}}]}""", "/pairs/0/query/und")]
    [InlineData("""{"pairs":[{"id":"a","query":{"ja":"x"},"document":{"ja":"y"}},{"id":"b","query":{"lo":"x"},"document":{"ja":"y"}}]}""", "/pairs")]
    [InlineData("""{"pairs":[null]}""", "/pairs/0")]
    [InlineData("""{"pairs":[{"id":"a","query":{"ja":"x"},"document":{"ja":"y"}},{"id":"b","query":{"ja":"x"},"document":{"ja":"y"}}],"source":"lo"}""", "/source")]
    [InlineData("""{"pairs":[{"id":"a","query":{"ja":"x"},"document":{"ja":"y"}},{"id":"b","query":{"ja":"x"},"document":{"ja":"y"}}],"embeddings":[]}""", "/embeddings")]
    [InlineData("""{"pairs":[{"id":"a","query":{"ja":"x"},"document":{"ja":"y"}},{"id":"b","query":{"ja":"x"},"document":{"ja":"y"}}],"embeddings":["numbers","e6"]}""", "/embeddings/1")]
    [InlineData("""{"pairs":[{"id":"a","query":{"ja":"x"},"document":{"ja":"y"}},{"id":"b","query":{"ja":"x"},"document":{"ja":"y"}}],"embeddings":["numbers","numbers"]}""", "/embeddings/1")]
    public async Task Post_WhatDoesNotFit_NamesTheMember(string body, string location)
    {
        await using var host = await StartAsync();
        Assert.Equal(location, (string?)(await host.PostAsync(Path, body)).Problem(ErrorCodes.InvalidRequest)["location"]);
    }

    [Fact]
    public async Task Post_WhatCannotBeRead_IsRefused()
    {
        await using var host = await StartAsync();
        Assert.Equal("/pairs/0/query/ja", (string?)(await host.PostAsync(Path, """{"pairs":[{"id":"a","query":{"ja":7},"document":{"ja":"y"}}]}""")).Problem(ErrorCodes.InvalidJson)["location"]);
        Assert.Equal("/pairs/0/document", (string?)(await host.PostAsync(Path, """{"pairs":[{"id":"a","query":{"ja":"x"}}]}""")).Problem(ErrorCodes.InvalidJson)["location"]);
        (await host.PostAsync(Path, """{"pairs":[{"id":"a","query":{"ja":"x"},"document":{"ja":"y"},"note":"z"}]}""")).Problem(ErrorCodes.InvalidJson);
        (await host.PostAsync(Path, """{"pairs":[{"id":"a","query":{"?":"x"},"document":{"ja":"y"}}]}""")).Problem(ErrorCodes.InvalidLanguage);
        (await host.PostAsync(Path, """{"collection":"none"}""")).Problem(ErrorCodes.CollectionNotFound);
        foreach (var path in new[] { Path + "/m404", Path + "/404", Path + "/mx" })
        {
            (await host.GetAsync(path)).Problem(ErrorCodes.MeasurementNotFound);
            (await host.DeleteAsync(path)).Problem(ErrorCodes.MeasurementNotFound);
        }
    }

    [Fact]
    public async Task Calls_NeedTheirScope()
    {
        await using var host = await ApiHost.StartAsync();
        var (read, write) = (await host.KeyAsync("reader", AccessScope.Read), await host.KeyAsync("writer", AccessScope.Write));
        (await SendAsync(HttpMethod.Post, Path, write)).Problem(ErrorCodes.Forbidden);
        (await SendAsync(HttpMethod.Delete, Path + "/m1", write)).Problem(ErrorCodes.Forbidden);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, Path, read)).Status);

        Task<Answer> SendAsync(HttpMethod method, string path, string key) =>
            host.SendAsync(method, path, method == HttpMethod.Post ? ApiHost.Content("{}"u8.ToArray()) : null, r => r.Headers.Authorization = new("Bearer", key));
    }

    /// <summary>24 meanings told apart by numbers alone.</summary>
    private static string Body(IReadOnlyList<string>? embeddings = null, string? source = null, int? seed = null, string? collection = null)
    {
        var pairs = Enumerable.Range(10, 24).Select(i => new { id = $"p{i}", query = new { ja = $"番号 {i} は", lo = $"ເລກ {i}" }, document = new { ja = $"番号 {i} の説明", lo = $"ຄຳອະທິບາຍເລກ {i}" } });
        var body = JsonSerializer.SerializeToNode(new { pairs })!.AsObject();
        foreach (var (name, value) in new Dictionary<string, object?> { ["embeddings"] = embeddings, ["source"] = source, ["seed"] = seed, ["collection"] = collection })
        {
            if (value is not null)
            {
                body[name] = JsonSerializer.SerializeToNode(value);
            }
        }

        return body.ToJsonString();
    }

    private static Task<Answer> AcceptingAsync(ApiHost host, string path, string accept) => host.SendAsync(HttpMethod.Get, path, null, r =>
        Array.ForEach(accept.Split(','), part => r.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(part.Trim()))));

    private static async Task<ApiHost> StartAsync(NumberEmbedder? numbers = null)
    {
        var host = await ApiHost.StartAsync(services: s =>
        {
            s.AddSingleton((numbers ?? new NumberEmbedder()).Model("numbers"));
            s.AddSingleton(new SeededEmbedder(1, 8).Model("third"));
        });
        await host.PostAsync("/v1/collections", """{"name":"kb","languages":["ja","lo"],"embedding":"numbers"}""");
        return host;
    }

    private static async Task WorkAsync(ApiHost host) => Assert.True(await host.App.Services.GetRequiredService<MeasurementWorker>().RunNextAsync());
}
