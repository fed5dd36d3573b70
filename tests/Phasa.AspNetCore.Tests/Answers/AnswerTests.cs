using System.Net;
using System.Text.Json.Nodes;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Answers;

public sealed class AnswerTests
{
    private const string Bills = """
        {"id":"bills","title":"請求書","language":"ja",
         "text":"# 請求書\n\n請求書は毎月一日にメールで届きます。支払いは銀行振込でお願いします。窓口は平日の九時から五時まで開いています。",
         "translations":{"lo":{"title":"ໃບແຈ້ງໜີ້","text":"# ໃບແຈ້ງໜີ້\n\nໃບແຈ້ງໜີ້ສົ່ງທາງອີເມວທຸກວັນທີໜຶ່ງຂອງເດືອນ. ກະລຸນາຈ່າຍໂດຍການໂອນຜ່ານທະນາຄານ. ຫ້ອງການເປີດແຕ່ເກົ້າໂມງຫາຫ້າໂມງ."}}}
        """;

    [Fact]
    public async Task Answer_InLao_CitesLaoSentencesBesideTheirOriginal()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", Bills);

        var answer = await host.PostAsync("/v1/collections/kb/answers", """{"question":"ໃບແຈ້ງໜີ້ສົ່ງທາງອີເມວບໍ","language":"lo"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((true, "extractive", "lo", "requested"), ((bool)answer["found"]!, (string?)answer["kind"], (string?)answer["language"], (string?)answer["languageSource"]));
        var sentences = answer["sentences"]!.AsArray();
        Assert.Contains(sentences, s => ((string)s!["text"]!).StartsWith("ໃບແຈ້ງໜີ້ສົ່ງທາງອີເມວ", StringComparison.Ordinal));
        Assert.All(sentences, s => Assert.Equal("lo", (string?)s!["language"]));
        Assert.Equal(string.Join(' ', sentences.Select(s => (string?)s!["text"])), (string?)answer["text"]);
        var citation = Assert.Single(answer["citations"]!.AsArray())!;
        Assert.All(sentences, s => Assert.Equal((int)citation["number"]!, (int)Assert.Single(s!["citations"]!.AsArray())!));

        // Word for word what the passage says, which is shown with what it was translated from.
        var passage = citation["passage"]!;
        Assert.All(sentences, s => Assert.Contains((string)s!["text"]!, (string)passage["text"]!, StringComparison.Ordinal));
        Assert.Equal(("bills", "ja"), ((string?)passage["documentId"], (string?)passage["original"]!["language"]));
        Assert.Contains("請求書は毎月一日に", (string?)passage["original"]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WithoutATranslation_SaysThatItIsInAnotherLanguage()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", """{"id":"codes","language":"ja","text":"製品番号 ZX-81 は青いラベルの機械です。"}""");

        var answer = await host.PostAsync("/v1/collections/kb/answers", """{"question":"製品番号 ZX-81 は青いラベルの機械","language":"lo"}""");

        Assert.Equal("ja", (string?)answer["sentences"]![0]!["language"]);
        Assert.Contains(answer["warnings"]!.AsArray(), w => (string?)w!["code"] == "answer-in-other-language");
    }

    [Fact]
    public async Task Answer_NothingFound_IsAFieldAndNoPhrase()
    {
        await using var host = await ApiHost.WithCollectionAsync();

        var answer = await host.PostAsync("/v1/collections/kb/answers", """{"question":"ໃບແຈ້ງໜີ້"}""");

        Assert.Equal((HttpStatusCode.OK, false, ""), (answer.Status, (bool)answer["found"]!, (string?)answer["text"]));
        Assert.Empty(answer["sentences"]!.AsArray());
        Assert.Empty(answer["citations"]!.AsArray());
    }

    [Fact]
    public async Task Answer_Streamed_GivesPassagesThenSentencesThenTheWhole()
    {
        await using var host = await ApiHost.WithCollectionAsync();
        await host.PostAsync("/v1/collections/kb/documents", Bills);

        var stream = await host.PostAsync("/v1/collections/kb/answers", """{"question":"請求書はいつ届きますか","stream":true}""");

        var events = stream.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(e => e.Split('\n')).Select(e => (Type: e[0]["event: ".Length..], Data: JsonNode.Parse(e[1]["data: ".Length..])!)).ToList();
        Assert.Equal("citations", events[0].Type);
        Assert.All(events[1..^1], e => Assert.Equal("sentence", e.Type));
        var (last, whole) = events[^1];
        Assert.Equal("answer", last);
        Assert.Equal(whole["sentences"]!.AsArray().Select(s => s!.ToJsonString()), events[1..^1].Select(e => e.Data.ToJsonString()));
    }

    [Theory]
    [InlineData("""{"question":""}""", 400, "invalid-request")]
    [InlineData("""{"question":"a","language":"no language"}""", 400, "invalid-language")]
    [InlineData("""{"query":"a"}""", 400, "invalid-json")]
    [InlineData("""{"question":"a","stream":true,"filter":7}""", 400, "invalid-request")]
    public async Task Answer_ThatCannotBe_IsRefusedWithItsStatus(string body, int status, string code)
    {
        await using var host = await ApiHost.WithCollectionAsync();

        var refused = await host.PostAsync("/v1/collections/kb/answers", body);

        Assert.Equal((status, code), ((int)refused.Status, (string?)refused["code"]));
    }
}
