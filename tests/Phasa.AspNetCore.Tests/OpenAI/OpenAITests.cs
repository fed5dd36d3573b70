using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using OpenAI;
using Phasa.AspNetCore.Tests.Answers;
using Phasa.AspNetCore.Tests.Support;
using Phasa.Embeddings.FeatureTables;
using Phasa.TestSupport.Answers;

namespace Phasa.AspNetCore.Tests.OpenAI;

/// <summary>The calls that are like OpenAI's, asked by OpenAI's own client.</summary>
public sealed class OpenAITests
{
    private static readonly ChatReply Good = new($"{ChatHost.First} [", "1]. ", "ລູກຄ້າໃໝ່ໄດ້ຮັບສ່ວນຫຼຸດສຳລັບການສັ່ງຊື້ຄັ້ງທຳອິດ");

    [Fact]
    public async Task Chat_ByTheirClient_AnswersFromACollection()
    {
        await using var model = await FakeChatModel.StartAsync(Good);
        await using var host = await ChatHost.StartAsync(model);
        using var chat = Client(host).GetChatClient("phasa/kb").AsIChatClient();

        var answer = await chat.GetResponseAsync([new(ChatRole.System, "Be nice."), new(ChatRole.User, ChatHost.Question)], cancellationToken: TestContext.Current.CancellationToken);

        Assert.StartsWith($"{ChatHost.First}. [1] ລູກຄ້າໃໝ່", answer.Text, StringComparison.Ordinal);
        Assert.Contains("(?)", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith("[1] ໃບແຈ້ງໜີ້ · 請求書", answer.Text, StringComparison.Ordinal);
        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
        Assert.DoesNotContain("Be nice.", model.Asked.Single().ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_Streamed_SaysTheSameInPieces()
    {
        await using var model = await FakeChatModel.StartAsync(Good);
        await using var host = await ChatHost.StartAsync(model);
        using var chat = Client(host).GetChatClient("phasa/kb").AsIChatClient();

        var pieces = new List<string>();
        await foreach (var update in chat.GetStreamingResponseAsync(ChatHost.Question, cancellationToken: TestContext.Current.CancellationToken))
        {
            pieces.Add(update.Text);
        }

        var whole = await chat.GetResponseAsync(ChatHost.Question, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(whole.Text, string.Concat(pieces));
        Assert.InRange(pieces.Count(p => p.Length > 0), 3, 10);
    }

    [Fact]
    public async Task Chat_GivesTheWholeAnswerBeside()
    {
        await using var model = await FakeChatModel.StartAsync(Good);
        await using var host = await ChatHost.StartAsync(model);

        var answer = await host.PostAsync("/v1/chat/completions", $$"""{"model":"kb","messages":[{"role":"user","content":[{"type":"text","text":"{{ChatHost.Question}}"}]}],"temperature":0.2,"tools":[]}""");

        Assert.Equal("chat.completion", (string?)answer["object"]);
        Assert.Equal(["supported", "uncited"], answer["phasa"]!["sentences"]!.AsArray().Select(s => (string?)s!["support"]));
        Assert.Equal("ja", (string?)answer["phasa"]!["citations"]![0]!["passage"]!["original"]!["language"]);
    }

    [Fact]
    public async Task Chat_OfSeveralTurns_IsAFollowUp()
    {
        await using var model = await FakeChatModel.StartAsync(new ChatReply("ຕ້ອງຈ່າຍໃບແຈ້ງໜີ້ແນວໃດ"), Good);
        await using var host = await ChatHost.StartAsync(model);
        using var chat = Client(host).GetChatClient("phasa/kb").AsIChatClient();

        await chat.GetResponseAsync([new(ChatRole.User, ChatHost.Question), new(ChatRole.Assistant, ChatHost.First), new(ChatRole.User, "ແລ້ວຈ່າຍແນວໃດ")], cancellationToken: TestContext.Current.CancellationToken);

        Assert.All(model.Asked, body => Assert.Contains(ChatHost.First, FakeChatModel.Prompt(body), StringComparison.Ordinal));
        Assert.Equal(2, model.Asked.Count);
    }

    [Theory]
    [InlineData("en", "Where are invoices?", "Nothing in the knowledge base")]
    [InlineData("lo", "ໃບແຈ້ງໜີ້ຢູ່ໃສ", "ບໍ່ພົບຂໍ້ມູນ")]
    [InlineData("ja", "請求書はどこですか", "見つかりませんでした")]
    public async Task Chat_ThatFindsNothing_SaysSoInTheQuestionsLanguage(string language, string question, string words)
    {
        await using var host = await ApiHost.WithCollectionAsync();

        var answer = await host.PostAsync("/v1/chat/completions", new JsonObject { ["model"] = "phasa/kb", ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = question }) }.ToJsonString());

        Assert.Equal((language, false), ((string?)answer["phasa"]!["language"], (bool)answer["phasa"]!["found"]!));
        Assert.Contains(words, (string?)answer["choices"]![0]!["message"]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embeddings_ByTheirClient_AreTheModels()
    {
        await using var host = await ApiHost.StartAsync();
        using var expected = InBoxModel.CreateModel();
        var client = Client(host).GetEmbeddingClient(expected.Space.Model);
        string[] texts = ["ໃບແຈ້ງໜີ້", "invoice"];

        var answer = await client.GenerateEmbeddingsAsync(texts, cancellationToken: TestContext.Current.CancellationToken);

        var vectors = await expected.EmbedAsync(texts, Embeddings.TextRole.Document, TestContext.Current.CancellationToken);
        Assert.Equal(vectors, answer.Value.Select(e => e.ToFloats().ToArray()));
        Assert.Equal(texts.Sum(t => expected.Tokens.Count(t)), answer.Value.Usage.InputTokenCount);
        var floats = await host.PostAsync("/v1/embeddings", $$"""{"model":"{{expected.Space.Model}}","input":"invoice","encoding_format":"float"}""");
        Assert.Equal(vectors[1], floats["data"]![0]!["embedding"]!.AsArray().Select(f => (float)f!));
    }

    [Fact]
    public async Task Models_AreCollectionsAndEmbedders()
    {
        await using var host = await ApiHost.WithCollectionAsync();

        var ids = Client(host).GetOpenAIModelClient().GetModels(TestContext.Current.CancellationToken).Value.Select(m => m.Id).ToList();

        Assert.Contains("phasa/kb", ids);
        Assert.Contains("phasa-static-1", ids);
    }

    [Theory]
    [InlineData("/v1/chat/completions", """{"model":"phasa/none","messages":[{"role":"user","content":"a"}]}""", 404, "collection-not-found")]
    [InlineData("/v1/chat/completions", """{"model":"phasa/kb","messages":[]}""", 400, "invalid-request")]
    [InlineData("/v1/chat/completions", """{"model":"phasa/kb","messages":[{"role":"assistant","content":"a"}]}""", 400, "invalid-request")]
    [InlineData("/v1/chat/completions", """{"model":"phasa/kb","messages":[{"role":"user","content":[{"type":"image_url"}]}]}""", 400, "invalid-request")]
    [InlineData("/v1/chat/completions", """{"model":"phasa/kb","n":2,"messages":[{"role":"user","content":"a"}]}""", 400, "invalid-request")]
    [InlineData("/v1/chat/completions", """{"messages":[{"role":"user","content":"a"}]}""", 400, "invalid-json")]
    [InlineData("/v1/embeddings", """{"model":"phasa-static-1","input":[[1,2]]}""", 400, "invalid-request")]
    [InlineData("/v1/embeddings", """{"model":"phasa-static-1","input":[]}""", 400, "invalid-request")]
    [InlineData("/v1/embeddings", """{"model":"phasa-static-1","input":"a","dimensions":7}""", 400, "invalid-request")]
    [InlineData("/v1/embeddings", """{"model":"phasa-static-1","input":"a","encoding_format":"hex"}""", 400, "invalid-request")]
    [InlineData("/v1/embeddings", """{"model":"none","input":"a"}""", 400, "invalid-request")]
    public async Task Call_ThatCannotBe_IsRefusedInBothWays(string path, string body, int status, string code)
    {
        await using var host = await ApiHost.WithCollectionAsync();

        var refused = await host.PostAsync(path, body);

        Assert.Equal((status, code, code), ((int)refused.Status, (string?)refused["code"], (string?)refused["error"]!["code"]));
        Assert.Equal("invalid_request_error", (string?)refused["error"]!["type"]);
        Assert.False(string.IsNullOrWhiteSpace((string?)refused["error"]!["message"]));
    }

    private static OpenAIClient Client(ApiHost host) => new(
        new ApiKeyCredential("none"), new OpenAIClientOptions { Endpoint = new(host.Client.BaseAddress!, "v1"), RetryPolicy = new ClientRetryPolicy(maxRetries: 0) });
}
