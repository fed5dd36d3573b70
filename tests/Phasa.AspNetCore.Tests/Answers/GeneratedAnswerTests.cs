using System.Net;
using System.Text.Json.Nodes;
using Phasa.AspNetCore.Tests.Support;
using Phasa.TestSupport.Answers;

namespace Phasa.AspNetCore.Tests.Answers;

public sealed class GeneratedAnswerTests
{
    private static readonly ChatReply Good = new($"{ChatHost.First} [", "1]. ", $"{ChatHost.Second} [1]");

    [Fact]
    public async Task Answer_ByAModel_HasItsSentencesWithCheckedCitations()
    {
        await using var model = await FakeChatModel.StartAsync(Good);
        await using var host = await ChatHost.StartAsync(model);

        var answer = await host.AskAsync();

        Assert.Equal((HttpStatusCode.OK, "generated", "fake", true), (answer.Status, (string?)answer["kind"], (string?)answer["model"], (bool)answer["found"]!));
        var sentences = answer["sentences"]!.AsArray();
        Assert.Equal([ChatHost.First + ".", ChatHost.Second], sentences.Select(s => (string?)s!["text"]));
        Assert.All(sentences, s => Assert.Equal(("supported", "lo", 1), ((string?)s!["support"], (string?)s["language"], (int)Assert.Single(s["citations"]!.AsArray())!)));
        Assert.Equal(("bills", "ja"), ((string?)answer["citations"]![0]!["passage"]!["documentId"], (string?)answer["citations"]![0]!["passage"]!["original"]!["language"]));
        Assert.DoesNotContain(answer.Warnings(), w => w!.StartsWith("sentences-", StringComparison.Ordinal) || w.StartsWith("model-", StringComparison.Ordinal));

        var body = Assert.Single(model.Asked);
        Assert.Null(body["tools"]);
        Assert.Contains("Lao (lo)", (string?)body["messages"]![0]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_Streamed_ComesAsTheModelSpeaks()
    {
        var gate = new TaskCompletionSource();
        await using var model = await FakeChatModel.StartAsync(new ChatReply($"{ChatHost.First} [1]. ກະ", "ລຸນາຈ່າຍໂດຍການໂອນຜ່ານທະນາຄານ [1]") { Gate = gate.Task });
        await using var host = await ChatHost.StartAsync(model);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/collections/kb/answers")
        {
            Content = ApiHost.Content(System.Text.Encoding.UTF8.GetBytes($$"""{"question":"{{ChatHost.Question}}","language":"lo","stream":true}""")),
        };
        using var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        // The first sentence is there while the model has not said its second.
        var read = "";
        while (!read.Contains("event: sentence", StringComparison.Ordinal))
        {
            read += await reader.ReadLineAsync(TestContext.Current.CancellationToken) + "\n";
        }

        gate.SetResult();
        var events = ChatHost.Events(read + await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["citations", "sentence", "sentence", "answer"], events.Select(e => e.Type));
        Assert.Equal(events[^1].Data["sentences"]!.AsArray().Select(s => s!.ToJsonString()), events.Skip(1).SkipLast(1).Select(e => e.Data.ToJsonString()));
    }

    [Fact]
    public async Task Answer_WhoseReaderLeaves_StopsTheModel()
    {
        await using var model = await FakeChatModel.StartAsync(new ChatReply($"{ChatHost.First} [1]. ກ", "ອີກ") { Gate = Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken) });
        await using var host = await ChatHost.StartAsync(model);
        using (var request = new HttpRequestMessage(HttpMethod.Post, "/v1/collections/kb/answers")
        {
            Content = ApiHost.Content(System.Text.Encoding.UTF8.GetBytes($$"""{"question":"{{ChatHost.Question}}","language":"lo","stream":true}""")),
        })
        using (await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
        {
        }

        await model.Abandoned.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Answer_InAnotherLanguage_IsAskedForAgainOnce()
    {
        await using var model = await FakeChatModel.StartAsync(new ChatReply("Invoices are sent by e-mail on the first day of each month [1]."), Good);
        await using var host = await ChatHost.StartAsync(model);

        var answer = await host.AskAsync();

        Assert.Equal(2, model.Asked.Count);
        Assert.All(answer["sentences"]!.AsArray(), s => Assert.Equal("lo", (string?)s!["language"]));
        Assert.DoesNotContain("answer-in-other-language", answer.Warnings());
    }

    [Fact]
    public async Task Answer_InAnotherLanguageTwice_SaysSo()
    {
        await using var model = await FakeChatModel.StartAsync(new ChatReply("Invoices are sent by e-mail on the first day of each month [1]."));
        await using var host = await ChatHost.StartAsync(model);

        var answer = await host.AskAsync();

        Assert.Equal(2, model.Asked.Count);
        Assert.Equal("en", (string?)answer["sentences"]![0]!["language"]);
        Assert.Contains("answer-in-other-language", answer.Warnings());
    }

    [Fact]
    public async Task Answer_CitingPassagesNobodyGave_LosesThem()
    {
        await using var model = await FakeChatModel.StartAsync(new ChatReply($"{ChatHost.First} [1][7]. {ChatHost.Second} [9]"));
        await using var host = await ChatHost.StartAsync(model);

        var answer = await host.AskAsync();

        Assert.Equal(2, (int)answer["droppedCitations"]!);
        Assert.Equal([1], answer["sentences"]![0]!["citations"]!.AsArray().Select(c => (int)c!));
        Assert.Equal("uncited", (string?)answer["sentences"]![1]!["support"]);
        Assert.Contains("citations-dropped", answer.Warnings());
        Assert.Contains("sentences-unsupported", answer.Warnings());
    }

    [Fact]
    public async Task Answer_ThatNoPassageSays_IsMarked()
    {
        await using var model = await FakeChatModel.StartAsync(new ChatReply("ລູກຄ້າໃໝ່ໄດ້ຮັບສ່ວນຫຼຸດສຳລັບການສັ່ງຊື້ຄັ້ງທຳອິດ [1]"));
        await using var host = await ChatHost.StartAsync(model);

        var answer = await host.AskAsync();

        Assert.Equal("unsupported", (string?)answer["sentences"]![0]!["support"]);
        Assert.Contains("sentences-unsupported", answer.Warnings());
    }

    [Fact]
    public async Task Answer_WhoseNumberOnlyTheTranslationHas_ShowsTheDisagreement()
    {
        await using var model = await FakeChatModel.StartAsync(new ChatReply("ກະລຸນາຈ່າຍໂດຍການໂອນຜ່ານທະນາຄານພາຍໃນ 20 ວັນ [1]"));
        await using var host = await ChatHost.StartAsync(model);

        var sentence = (await host.AskAsync())["sentences"]![0]!;

        Assert.Equal(("supported", "unsupported", true), ((string?)sentence["support"], (string?)sentence["supportInOriginal"], (bool)sentence["disagrees"]!));
    }

    [Fact]
    public async Task Answer_WhenTheModelFindsNothing_IsNotFound()
    {
        await using var model = await FakeChatModel.StartAsync(new ChatReply("[none]"));
        await using var host = await ChatHost.StartAsync(model);

        var answer = await host.AskAsync();

        Assert.Equal((false, "generated", ""), ((bool)answer["found"]!, (string?)answer["kind"], (string?)answer["text"]));
        Assert.Empty(answer["citations"]!.AsArray());
    }

    public static TheoryData<string, string> Failures => new()
    {
        { "error", "model-failed" }, { "refusal", "model-refused" }, { "apology", "model-refused" }, { "filter", "model-refused" }, { "cut", "model-failed" }, { "torn", "model-failed" }, { "silence", "model-failed" },
        { "empty", "model-failed" },
    };

    [Theory, MemberData(nameof(Failures))]
    public async Task Answer_WhenTheModelFails_IsAnExtractThatSaysWhy(string kind, string code)
    {
        var reply = kind switch
        {
            "error" => new ChatReply { Status = 500 },
            "refusal" => new ChatReply { Refusal = "I can't help with that." },
            "apology" => new ChatReply("I'm sorry, but I can't help with that."),
            "filter" => new ChatReply { FinishReason = "content_filter" },
            "cut" => new ChatReply("ໃບແຈ້ງ") { FinishReason = null },
            "torn" => new ChatReply("ໃບແຈ້ງ") { IsTorn = true },
            "silence" => new ChatReply("ໃບ", "ແຈ້ງ") { Gate = Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken) },
            _ => new ChatReply(" \n"),
        };
        await using var model = await FakeChatModel.StartAsync(reply);
        await using var host = await ChatHost.StartAsync(model, s => s["Chat:SilenceSeconds"] = kind == "silence" ? "0.5" : "20");

        var answer = await host.AskAsync();

        Assert.Equal((HttpStatusCode.OK, "extractive", true), (answer.Status, (string?)answer["kind"], (bool)answer["found"]!));
        Assert.Contains(code, answer.Warnings());
        Assert.All(answer["sentences"]!.AsArray(), s => Assert.Equal("supported", (string?)s!["support"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("length")]
    public async Task Answer_CutOffAfterASentence_KeepsItAndSaysSo(string? finish)
    {
        await using var model = await FakeChatModel.StartAsync(new ChatReply($"{ChatHost.First} [1]. ", "ກະລຸນາຈ່າຍ") { FinishReason = finish });
        await using var host = await ChatHost.StartAsync(model);

        var answer = await host.AskAsync();

        Assert.Equal(("generated", 1), ((string?)answer["kind"], answer["sentences"]!.AsArray().Count));
        Assert.Contains("answer-cut-off", answer.Warnings());
    }

    [Fact]
    public async Task Answer_Extractive_DoesNotAskTheModel()
    {
        await using var model = await FakeChatModel.StartAsync(Good);
        await using var host = await ChatHost.StartAsync(model);

        var answer = await host.AskAsync(more: ""","extractive":true""");

        Assert.Equal(("extractive", 0), ((string?)answer["kind"], model.Asked.Count));
        Assert.Null(answer.Json["model"]);
    }

    [Fact]
    public async Task FollowUp_IsSearchedForByItself()
    {
        await using var model = await FakeChatModel.StartAsync(new ChatReply("ຕ້ອງຈ່າຍໃບແຈ້ງໜີ້ແນວໃດ"), Good);
        await using var host = await ChatHost.StartAsync(model);

        var answer = await host.AskAsync("ແລ້ວຈ່າຍແນວໃດ", $$""","conversation":[{"question":"{{ChatHost.Question}}","answer":"{{ChatHost.First}}"}]""");

        Assert.Equal("ຕ້ອງຈ່າຍໃບແຈ້ງໜີ້ແນວໃດ", (string?)answer["standaloneQuestion"]);
        Assert.Equal(2, model.Asked.Count);
        Assert.All(model.Asked, body => Assert.Contains(ChatHost.First, FakeChatModel.Prompt(body), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "How do I pay the invoice?")]
    public async Task FollowUp_ThatTheModelCannotRewrite_IsSearchedForWithTheQuestionBefore(int status, string rewritten)
    {
        await using var model = await FakeChatModel.StartAsync(new ChatReply(rewritten) { Status = status }, Good);
        await using var host = await ChatHost.StartAsync(model);

        var answer = await host.AskAsync("ແລ້ວຈ່າຍແນວໃດ", $$""","conversation":[{"question":"{{ChatHost.Question}}","answer":"{{ChatHost.First}}"}]""");

        Assert.Equal(ChatHost.Question + "\nແລ້ວຈ່າຍແນວໃດ", (string?)answer["standaloneQuestion"]);
        Assert.Contains("question-not-rewritten", answer.Warnings());
    }

    [Fact]
    public async Task Answer_WithASmallWindow_IsGivenNoMoreThanFits()
    {
        await using var model = await FakeChatModel.StartAsync(Good);
        await using var host = await ChatHost.StartAsync(model, s => (s["Chat:Window"], s["Chat:MaxTokens"], s["Chat:Tokenizer"]) = ("1200", "64", "o200k_base"));
        var sentence = "ການຈ່າຍເງິນຕາມໃບແຈ້ງໜີ້ເຮັດໄດ້ຢູ່ທະນາຄານ. ";
        for (var i = 0; i < 4; i++)
        {
            await host.PostAsync("/v1/collections/kb/documents", new JsonObject { ["id"] = $"long{i}", ["language"] = "lo", ["text"] = $"ໃບແຈ້ງໜີ້ສົ່ງທາງອີເມວ {i}. " + string.Concat(Enumerable.Repeat(sentence, 12)) }.ToJsonString());
        }

        var answer = await host.AskAsync();

        Assert.Equal("generated", (string?)answer["kind"]);
        var prompt = string.Concat(model.Asked.Single()["messages"]!.AsArray().Select(m => m!["content"]!.ToString()));
        var tokens = Microsoft.ML.Tokenizers.TiktokenTokenizer.CreateForEncoding("o200k_base").CountTokens(prompt);
        Assert.InRange(tokens, 300, 1200 - 64);
    }
}
