using System.Text.Json;
using System.Text.Json.Nodes;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Models;
using Phasa.TestSupport.Translation;

namespace Phasa.Cli.Tests.Measurements;

/// <summary>
/// The founding fault, from end to end: a real model that never saw Lao aligned, pairs of the sample, a Japanese document
/// that nobody has translated, and a question in Lao.
/// </summary>
public sealed class MeasuredRoutingTests : IDisposable
{
    private const string Question = "ຢາກຂໍຄອມພິວເຕີໃໝ່";
    private const string Translated = "新しいパソコンを申請したい";

    private readonly PhasaExecutable _phasa = new();

    public void Dispose() => _phasa.Dispose();

    [Fact]
    public async Task Search_AfterAMeasurement_TranslatesTheQuestionThatTheModelCannotCompare()
    {
        await using var translator = await FakeLibreTranslateServer.StartNewAsync();
        translator.Translate = (text, _, _) => text == Question ? Translated : "何か別の質問です";
        await using var service = await StartAsync(translator);
        var before = await SearchAsync(service);
        Assert.Equal(["index", "fallback"], Routes(before));
        Assert.False(before.TryGetProperty("measurement", out _));

        var address = await service.MeasureAsync(new { pairs = Pairs(), source = "ja" });
        var done = await service.EndOfAsync(address);

        Assert.True(done.GetProperty("state").GetString() == "done", done.GetRawText());
        var lao = (await service.GetAsync("/v1/collections/kb")).GetProperty("measurement").GetProperty("languages").EnumerateArray().Single(l => l.GetProperty("language").GetString() == "lo");
        Assert.Equal("broken", lao.GetProperty("across").GetString());
        Assert.NotEqual("broken", lao.GetProperty("within").GetString());
        Assert.Contains("<html", await service.PageAsync(address), StringComparison.Ordinal);

        var after = await SearchAsync(service);
        Assert.Equal(["index", "query-translation"], Routes(after));
        Assert.Equal(done.GetProperty("id").GetString(), after.GetProperty("measurement").GetString());
        var route = after.GetProperty("routes")[1];
        Assert.Equal((Translated, 3), (route.GetProperty("query").GetString(), route.GetProperty("rows").GetInt32()));
        Assert.StartsWith("lo→ja measured broken on ", route.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(("pc", "query-translation"), First(after));
        Assert.DoesNotContain("cross-lingual-broken", Warnings(after));
        Assert.Equal(4, after.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("documentId").GetString()).Distinct().Count());

        translator.Default = FakeBehaviour.ServerError;
        var degraded = await SearchAsync(service, Question + " 2");
        Assert.Equal(["index", "fallback"], Routes(degraded));
        Assert.Equal(["cross-lingual-broken", "query-translation-failed"], Warnings(degraded).Order());
        Assert.Equal(4, degraded.GetProperty("hits").EnumerateArray().Select(h => h.GetProperty("documentId").GetString()).Distinct().Count());
    }

    /// <summary>The sample's documents as pairs: what a document is called, and what it says.</summary>
    private static IEnumerable<object> Pairs() => Directory.GetFiles(Path.Combine(PhasaExecutable.Handbook, "lo")).Order(StringComparer.Ordinal).Select(file =>
    {
        var id = Path.GetFileName(file);
        var (ja, lo) = (Read("ja", id), Read("lo", id));
        return new { id, query = new { ja = ja.Title, lo = lo.Title }, document = new { ja = ja.Text, lo = lo.Text } };
    });

    private static (string Title, string Text) Read(string language, string id)
    {
        var lines = File.ReadAllText(Path.Combine(PhasaExecutable.Handbook, language, id)).Split('\n', 2);
        return (lines[0].TrimStart('#', ' '), lines[1]);
    }

    private static Task<JsonElement> SearchAsync(MeasuringService service, string query = Question) =>
        service.PostAsync("/v1/collections/kb/search", new { query, language = "lo", threshold = -1, explain = true });

    private static IEnumerable<string?> Routes(JsonElement answer) => answer.GetProperty("routes").EnumerateArray().Select(r => r.GetProperty("route").GetString());

    private static IEnumerable<string?> Warnings(JsonElement answer) => answer.GetProperty("warnings").EnumerateArray().Select(r => r.GetProperty("code").GetString());

    private static (string?, string?) First(JsonElement answer)
    {
        var hit = answer.GetProperty("hits").EnumerateArray().First(h => h.GetProperty("route").GetString() != "index");
        return (hit.GetProperty("documentId").GetString(), hit.GetProperty("route").GetString());
    }

    private async Task<MeasuringService> StartAsync(FakeLibreTranslateServer translator)
    {
        var service = await MeasuringService.StartAsync(_phasa, new JsonObject
        {
            ["Embedding"] = new JsonObject
            {
                ["models"] = new JsonArray(new JsonObject { ["name"] = UnalignedModel.Name, ["kind"] = "phasa", ["file"] = UnalignedModel.Path }),
                ["default"] = UnalignedModel.Name,
            },
            ["Translation"] = new JsonObject
            {
                ["providers"] = new JsonArray(new JsonObject { ["name"] = "fake", ["kind"] = "libretranslate", ["endpoint"] = translator.Endpoint.AbsoluteUri }),
                // Questions alone: documents stay untranslated.
                ["routes"] = new JsonArray(new JsonObject { ["pair"] = "lo->ja", ["providers"] = new JsonArray("fake") }),
            },
        });
        await service.PostAsync("/v1/collections", new { name = "kb", languages = new[] { "ja", "lo" } });
        await PutAsync("pc", "新しいパソコンの申請は、情報システム部の窓口で受け付けます。");
        await PutAsync("room", "会議室は予約表から予約してください。");
        await PutAsync("leave", "有給休暇は前日までに上司へ申請します。");
        await service.PostAsync("/v1/collections/kb/documents", new
        {
            id = "card",
            language = "ja",
            text = "社員証をなくしたときは総務部に連絡します。",
            translations = new { lo = new { text = "ຖ້າບັດພະນັກງານເສຍ ໃຫ້ຕິດຕໍ່ພະແນກບໍລິຫານ." } },
        });
        return service;

        Task PutAsync(string id, string text) => service.PostAsync("/v1/collections/kb/documents", new { id, language = "ja", text });
    }
}
