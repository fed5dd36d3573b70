using Phasa.Languages;
using Phasa.Providers.Tests.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.AzureTranslate;

public sealed class AzureTranslatorTests : IAsyncLifetime
{
    private FakeAzureServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeAzureServer.StartNewAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(400, """{"error":{"code":400036,"message":"The target language is not valid."}}""", TranslationFailure.Rejected)]
    [InlineData(401, """{"error":{"code":401000,"message":"The request is not authorized because credentials are missing or invalid."}}""", TranslationFailure.Rejected)]
    [InlineData(403, """{"error":{"code":403001,"message":"The operation is not allowed because the subscription has exceeded its free quota."}}""", TranslationFailure.Rejected)]
    [InlineData(429, """{"error":{"code":429001,"message":"The server rejected the request because the client has exceeded request limits."}}""", TranslationFailure.RateLimited)]
    [InlineData(500, """{"error":{"code":500000,"message":"An unexpected error occurred."}}""", TranslationFailure.ServerError)]
    [InlineData(503, """{"error":{"code":503000,"message":"Service is temporarily unavailable."}}""", TranslationFailure.ServerError)]
    public async Task TranslateAsync_ErrorOfTheService_IsThatFailure(int status, string body, TranslationFailure expected)
    {
        _server.Enqueue(FakeStep.Answer(status, body, TimeSpan.FromSeconds(9)));

        var error = await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync(["図書館"]));

        Assert.Equal(expected, error.Failure);
        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.True(!expected.IsTransient() || error.RetryAfter == TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData("zh-CN->lo", "zh-Hans", "lo")]
    [InlineData("en-GB->zh-HK", "en", "zh-Hant")]
    [InlineData("zh->lo", "zh-Hans", "lo")]
    public async Task TranslateAsync_LanguageWithAnotherCode_SendsTheServicesCode(string pair, string source, string target)
    {
        await TranslateAsync(["図書館"], pair);

        Assert.Equal((source, target), (_server.Requests.Single().Source, _server.Requests.Single().Target));
    }

    [Fact]
    public async Task TranslateAsync_PairTheServiceLacks_IsRejectedAndKnownFromThenOn()
    {
        var translator = Provider.Of("azure-translator", "mine", _server.Endpoint);
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
        Assert.All(_server.Requests, r => Assert.InRange(r.Texts.Count, 1, 1_000));
        Assert.All(_server.Requests, r => Assert.InRange(r.Texts.Sum(t => t.Length), 1, 50_000));
    }

    [Fact]
    public void Limits_ConfiguredAboveTheServices_AreTheServices()
    {
        var limits = Provider.Of("azure-translator", "mine", _server.Endpoint, ("maxTextsPerCall", "1000"), ("maxCharactersPerCall", "9000000")).Limits;

        Assert.Equal((1_000, 50_000), (limits.MaxTexts, limits.MaxCharacters));
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{}""")]
    [InlineData("""null""")]
    [InlineData("""[{"translations":[{"text":"ຫໍສະໝຸດ","to":"lo"}]}]""")]
    public async Task TranslateAsync_AnswerWithoutTheTranslations_IsInvalid(string body)
    {
        _server.Enqueue(FakeStep.Answer(200, body));

        var error = await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync(["図書館", "食堂"]));

        Assert.Equal(TranslationFailure.InvalidAnswer, error.Failure);
    }

    [Fact]
    public async Task TranslateAsync_OneTextWithoutATranslation_LeavesThatTextOpen()
    {
        _server.Enqueue(FakeStep.Answer(200, """[{"translations":[]},{"translations":[{"text":"ໂຮງອາຫານ","to":"lo"}]}]"""));

        Assert.Equal([null, "ໂຮງອາຫານ"], (await TranslateAsync(["図書館", "食堂"])).Select(t => t?.Text));
    }

    [Fact]
    public async Task TranslateAsync_Again_AsksForTheLanguagesOnce()
    {
        var translator = Provider.Of("azure-translator", "mine", _server.Endpoint, ("apiKey", "secret"));

        await translator.TranslateAsync(new(Pair("ja->lo"), ["図書館"]), Cancellation);
        await translator.TranslateAsync(new(Pair("ja->th"), ["図書館"]), Cancellation);

        Assert.Equal(1, _server.LanguageRequests);
        Assert.All(_server.Requests, r => Assert.Equal("secret", r.ApiKey));
    }

    [Theory]
    [InlineData("southeastasia", "southeastasia")]
    [InlineData("", "")]
    public async Task TranslateAsync_Region_IsSentWhereThereIsOne(string configured, string sent)
    {
        await TranslateAsync(["図書館"], "ja->lo", ("region", configured));

        Assert.Equal(sent, _server.Region ?? "");
    }

    private static LanguagePair Pair(string pair) =>
        new(LanguageTag.Parse(pair.Split("->")[0]), LanguageTag.Parse(pair.Split("->")[1]));

    private async Task<IReadOnlyList<TranslatedText?>> TranslateAsync(string[] texts, string pair = "ja->lo", params (string, string)[] options) =>
        (await Provider.Of("azure-translator", "mine", _server.Endpoint, options).TranslateAsync(new(Pair(pair), texts, "利用案内"), Cancellation)).Texts;
}
