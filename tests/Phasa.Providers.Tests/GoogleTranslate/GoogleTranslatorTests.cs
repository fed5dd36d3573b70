using System.Text.Json.Nodes;
using Phasa.Languages;
using Phasa.Providers.Tests.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.GoogleTranslate;

public sealed class GoogleTranslatorTests : IAsyncLifetime
{
    private FakeGoogleServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeGoogleServer.StartNewAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(400, """{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}""", TranslationFailure.Rejected)]
    [InlineData(403, """{"error":{"code":403,"message":"The request is missing a valid API key.","errors":[{"domain":"global","reason":"forbidden"}]}}""", TranslationFailure.Rejected)]
    [InlineData(403, """{"error":{"code":403,"message":"Daily Limit Exceeded","errors":[{"domain":"usageLimits","reason":"dailyLimitExceeded"}]}}""", TranslationFailure.Rejected)]
    [InlineData(403, """{"error":{"code":403,"message":"User Rate Limit Exceeded","errors":[{"domain":"usageLimits","reason":"userRateLimitExceeded"}]}}""", TranslationFailure.RateLimited)]
    [InlineData(429, """{"error":{"code":429,"message":"Quota exceeded.","status":"RESOURCE_EXHAUSTED"}}""", TranslationFailure.RateLimited)]
    [InlineData(503, """{"error":{"code":503,"message":"Backend Error","status":"UNAVAILABLE"}}""", TranslationFailure.ServerError)]
    public async Task TranslateAsync_ErrorOfTheService_IsThatFailure(int status, string body, TranslationFailure expected)
    {
        _server.Enqueue(FakeStep.Answer(status, body, TimeSpan.FromSeconds(9)));

        var error = await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync(["図書館"]));

        Assert.Equal(expected, error.Failure);
        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.True(!expected.IsTransient() || error.RetryAfter == TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData("zh-Hans->lo", "zh-CN", "lo")]
    [InlineData("zh-TW->lo", "zh-TW", "lo")]
    [InlineData("en-GB->zh-Hant", "en", "zh-TW")]
    [InlineData("ja->zh", "ja", "zh-CN")]
    public async Task TranslateAsync_LanguageWithAnotherCode_SendsTheServicesCode(string pair, string source, string target)
    {
        await TranslateAsync(["図書館"], pair);

        Assert.Equal((source, target), (_server.Requests.Single().Source, _server.Requests.Single().Target));
    }

    [Fact]
    public async Task TranslateAsync_PairTheServiceLacks_IsRejectedAndKnownFromThenOn()
    {
        var translator = Provider.Of("google-translate", "mine", _server.Endpoint);
        Assert.True(translator.Supports(Pair("ja->sr-Latn")));

        var error = await Assert.ThrowsAsync<TranslationException>(() => translator.TranslateAsync(new(Pair("ja->sr-Latn"), ["図書館"]), Cancellation));

        Assert.Equal(TranslationFailure.Rejected, error.Failure);
        Assert.False(translator.Supports(Pair("ja->sr-Latn")));
        Assert.True(translator.Supports(Pair("ja->lo")));
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task TranslateAsync_MoreThanOneRequestHolds_IsCutToTheServicesLimits()
    {
        _server.Translate = (text, _, _) => text.Trim();
        var page = string.Concat(Enumerable.Range(0, 9_000).Select(i => $"図書館は{i}時に開く。\n"));
        string[] texts = ["はじめ", page, .. Enumerable.Range(0, 1_100).Select(i => $"行{i}"), new string('あ', 60_001) + "😀"];

        var answer = await TranslateAsync(texts);

        Assert.Equal(texts.Select(t => t.Length), answer.Select(t => t!.Text.Length));
        Assert.Equal(texts, answer.Select(t => t!.Text));
        Assert.All(_server.Requests, r => Assert.InRange(r.Texts.Count, 1, 128));
        Assert.All(_server.Requests, r => Assert.InRange(r.Texts.Sum(t => t.Length), 1, 30_000));
    }

    [Fact]
    public void Limits_ConfiguredAboveTheServices_AreTheServices()
    {
        var limits = Provider.Of("google-translate", "mine", _server.Endpoint, ("maxTextsPerCall", "1000"), ("maxCharactersPerCall", "9000000")).Limits;

        Assert.Equal((128, 30_000), (limits.MaxTexts, limits.MaxCharacters));
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{}""")]
    [InlineData("""null""")]
    [InlineData("""{"data":{"translations":[{"translatedText":"ຫໍສະໝຸດ"}]}}""")]
    public async Task TranslateAsync_AnswerWithoutTheTranslations_IsInvalid(string body)
    {
        _server.Enqueue(FakeStep.Answer(200, body));

        var error = await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync(["図書館", "食堂"]));

        Assert.Equal(TranslationFailure.InvalidAnswer, error.Failure);
    }

    [Fact]
    public async Task TranslateAsync_OneTextWithoutATranslation_LeavesThatTextOpen()
    {
        _server.Enqueue(FakeStep.Answer(200, """{"data":{"translations":[{},{"translatedText":"ໂຮງອາຫານ"}]}}"""));

        Assert.Equal([null, "ໂຮງອາຫານ"], (await TranslateAsync(["図書館", "食堂"])).Select(t => t?.Text));
    }

    [Fact]
    public async Task TranslateAsync_Again_AsksForTheLanguagesOnce()
    {
        var translator = Provider.Of("google-translate", "mine", _server.Endpoint, ("apiKey", "secret"));

        await translator.TranslateAsync(new(Pair("ja->lo"), ["図書館"]), Cancellation);
        await translator.TranslateAsync(new(Pair("ja->th"), ["図書館"]), Cancellation);

        Assert.Equal(1, _server.LanguageRequests);
        Assert.All(_server.Requests, r => Assert.Equal("secret", r.ApiKey));
    }

    [Fact]
    public async Task TranslateAsync_Request_AsksForPlainText()
    {
        await TranslateAsync(["図書館"]);

        Assert.Equal("text", (string?)JsonNode.Parse(_server.Requests.Single().Body)!["format"]);
        Assert.Contains("図書館", _server.Requests.Single().Body, StringComparison.Ordinal);
    }

    private static LanguagePair Pair(string pair) =>
        new(LanguageTag.Parse(pair.Split("->")[0]), LanguageTag.Parse(pair.Split("->")[1]));

    private async Task<IReadOnlyList<TranslatedText?>> TranslateAsync(string[] texts, string pair = "ja->lo", params (string, string)[] options) =>
        (await Provider.Of("google-translate", "mine", _server.Endpoint, options).TranslateAsync(new(Pair(pair), texts, "利用案内"), Cancellation)).Texts;
}
