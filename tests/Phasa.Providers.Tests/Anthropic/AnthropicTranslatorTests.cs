using System.Text.Json.Nodes;
using Phasa.Languages;
using Phasa.Providers.Tests.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Anthropic;

public sealed class AnthropicTranslatorTests : IAsyncLifetime
{
    private FakeAnthropicServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeAnthropicServer.StartNewAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(400, """{"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long"}}""", TranslationFailure.Rejected)]
    [InlineData(401, """{"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}}""", TranslationFailure.Rejected)]
    [InlineData(403, """{"type":"error","error":{"type":"permission_error","message":"no"}}""", TranslationFailure.Rejected)]
    [InlineData(413, """{"type":"error","error":{"type":"request_too_large","message":"Request exceeds the maximum size"}}""", TranslationFailure.Rejected)]
    [InlineData(429, """{"type":"error","error":{"type":"rate_limit_error","message":"slow down"}}""", TranslationFailure.RateLimited)]
    [InlineData(429, """{"type":"error","error":{"type":"rate_limit_error","message":"limit","details":{"error_code":"enforced_spend_limit_reached"}}}""", TranslationFailure.Rejected)]
    [InlineData(500, """{"type":"error","error":{"type":"api_error","message":"Internal server error"}}""", TranslationFailure.ServerError)]
    [InlineData(529, """{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}""", TranslationFailure.ServerError)]
    public async Task TranslateAsync_ErrorOfTheService_IsThatFailure(int status, string body, TranslationFailure expected)
    {
        _server.Enqueue(FakeStep.Answer(status, body, TimeSpan.FromSeconds(9)));

        var error = await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync(["図書館"]));

        Assert.Equal(expected, error.Failure);
        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.True(!expected.IsTransient() || error.RetryAfter == TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData("max_tokens", TranslationFailure.InvalidAnswer)]
    [InlineData("model_context_window_exceeded", TranslationFailure.InvalidAnswer)]
    [InlineData("refusal", TranslationFailure.Refusal)]
    public async Task TranslateAsync_StoppedEarly_IsThatFailure(string reason, TranslationFailure expected)
    {
        _server.StopReason = reason;

        var error = await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync(["図書館"]));

        Assert.Equal(expected, error.Failure);
    }

    [Fact]
    public async Task TranslateAsync_Request_HoldsTheAnswerToTheSchema()
    {
        await TranslateAsync(["図書館"], "ja->lo", ("apiKey", "secret"), ("maxTokens", "1234"));

        var body = JsonNode.Parse(_server.Requests.Single().Body)!;
        Assert.Equal("secret", _server.Requests.Single().ApiKey);
        Assert.Equal(("fake", 1234), ((string?)body["model"], (int)body["max_tokens"]!));
        Assert.Equal("json_schema", (string?)body["output_config"]!["format"]!["type"]);
        Assert.NotNull(body["output_config"]!["format"]!["schema"]!["properties"]!["translations"]);
        Assert.StartsWith("You translate", (string?)body["system"], StringComparison.Ordinal);
        Assert.Null(body["temperature"]);
    }

    [Fact]
    public async Task TranslateAsync_PromptOnly_SendsNoSchema()
    {
        await TranslateAsync(["図書館"], "ja->lo", ("structuredOutput", "prompt"), ("temperature", "0.5"));

        var body = JsonNode.Parse(_server.Requests.Single().Body)!;
        Assert.Null(body["output_config"]);
        Assert.Equal(0.5f, (float)body["temperature"]!);
    }

    [Fact]
    public async Task TranslateAsync_OtherBlocksBesideTheText_AreLeftOut()
    {
        _server.Enqueue(FakeStep.Answer(200, """
            {"content":[{"type":"thinking","thinking":"…","signature":""},{"type":"text","text":"{\"translations\":[{\"n\":1,\"text\":\"ຫໍສະໝຸດ\"}]}"}],"stop_reason":"end_turn"}
            """));

        Assert.Equal("ຫໍສະໝຸດ", (await TranslateAsync(["図書館"])).Single()!.Text);
    }

    private static LanguagePair Pair(string pair) =>
        new(LanguageTag.Parse(pair.Split("->")[0]), LanguageTag.Parse(pair.Split("->")[1]));

    private async Task<IReadOnlyList<TranslatedText?>> TranslateAsync(string[] texts, string pair = "ja->lo", params (string, string)[] options) =>
        (await Provider.Of("anthropic", "mine", _server.Endpoint, options).TranslateAsync(new(Pair(pair), texts, "利用案内"), Cancellation)).Texts;
}
