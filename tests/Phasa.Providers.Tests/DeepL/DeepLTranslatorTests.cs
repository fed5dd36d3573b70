using System.Text.Json.Nodes;
using Phasa.Languages;
using Phasa.Providers.DeepL;
using Phasa.Providers.Tests.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.DeepL;

public sealed class DeepLTranslatorTests : IAsyncLifetime
{
    private FakeDeepLServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await FakeDeepLServer.StartNewAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(400, """{"message":"Value for 'target_lang' not supported."}""", TranslationFailure.Rejected)]
    [InlineData(403, """{"message":"Forbidden"}""", TranslationFailure.Rejected)]
    [InlineData(413, """{"message":"Request Entity Too Large"}""", TranslationFailure.Rejected)]
    [InlineData(429, """{"message":"Too many requests"}""", TranslationFailure.RateLimited)]
    [InlineData(456, """{"message":"Quota Exceeded"}""", TranslationFailure.Rejected)]
    [InlineData(503, """{"message":"Resource currently unavailable"}""", TranslationFailure.ServerError)]
    [InlineData(529, """{"message":"Too many requests"}""", TranslationFailure.ServerError)]
    public async Task TranslateAsync_ErrorOfTheService_IsThatFailure(int status, string body, TranslationFailure expected)
    {
        _server.Enqueue(FakeStep.Answer(status, body, TimeSpan.FromSeconds(9)));

        var error = await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync(["図書館"]));

        Assert.Equal(expected, error.Failure);
        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.True(!expected.IsTransient() || error.RetryAfter == TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData("zh-Hant->lo", "zh", "lo")]
    [InlineData("en-GB->ja", "en", "ja")]
    [InlineData("ja->en", "ja", "en-US")]
    [InlineData("ja->zh-TW", "ja", "zh-Hant")]
    [InlineData("zh->lo", "zh", "lo")]
    public async Task TranslateAsync_LanguageWithAnotherCode_SendsTheServicesCode(string pair, string source, string target)
    {
        await TranslateAsync(["図書館"], pair);

        Assert.Equal((source, target), (_server.Requests.Single().Source, _server.Requests.Single().Target));
    }

    [Fact]
    public async Task TranslateAsync_PairTheServiceLacks_IsRejectedAndKnownFromThenOn()
    {
        var translator = Provider.Of("deepl", "mine", _server.Endpoint);
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
        Assert.All(_server.Requests, r => Assert.InRange(r.Texts.Count, 1, 50));
        Assert.All(_server.Requests, r => Assert.InRange(r.Texts.Sum(t => t.Length), 1, 20_000));
    }

    [Fact]
    public void Limits_ConfiguredAboveTheServices_AreTheServices()
    {
        var limits = Provider.Of("deepl", "mine", _server.Endpoint, ("maxTextsPerCall", "1000"), ("maxCharactersPerCall", "9000000")).Limits;

        Assert.Equal((50, 20_000), (limits.MaxTexts, limits.MaxCharacters));
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{}""")]
    [InlineData("""null""")]
    [InlineData("""{"translations":[{"text":"ຫໍສະໝຸດ"}]}""")]
    public async Task TranslateAsync_AnswerWithoutTheTranslations_IsInvalid(string body)
    {
        _server.Enqueue(FakeStep.Answer(200, body));

        var error = await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync(["図書館", "食堂"]));

        Assert.Equal(TranslationFailure.InvalidAnswer, error.Failure);
    }

    [Fact]
    public async Task TranslateAsync_OneTextWithoutATranslation_LeavesThatTextOpen()
    {
        _server.Enqueue(FakeStep.Answer(200, """{"translations":[{},{"text":"ໂຮງອາຫານ"}]}"""));

        Assert.Equal([null, "ໂຮງອາຫານ"], (await TranslateAsync(["図書館", "食堂"])).Select(t => t?.Text));
    }

    [Fact]
    public async Task TranslateAsync_Again_AsksForTheLanguagesOnce()
    {
        var translator = Provider.Of("deepl", "mine", _server.Endpoint, ("apiKey", "secret"));

        await translator.TranslateAsync(new(Pair("ja->lo"), ["図書館"]), Cancellation);
        await translator.TranslateAsync(new(Pair("ja->th"), ["図書館"]), Cancellation);

        Assert.Equal(1, _server.LanguageRequests);
        Assert.All(_server.Requests, r => Assert.Equal("secret", r.ApiKey));
    }

    [Fact]
    public async Task TranslateAsync_Request_CarriesTheTitleAndAsksForBetaOnlyWhereNeeded()
    {
        await TranslateAsync(["図書館"], "ja->lo");
        await TranslateAsync(["図書館"], "ja->th");

        var bodies = _server.Requests.Select(r => JsonNode.Parse(r.Body)!).ToList();
        Assert.All(bodies, b => Assert.Equal("利用案内", (string?)b["context"]));
        Assert.Equal([true, null], bodies.Select(b => (bool?)b["enable_beta_languages"]));
    }

    [Fact]
    public async Task TranslateAsync_BetaLanguagesSwitchedOff_DoesNotTranslateThem()
    {
        var error = await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync(["図書館"], "ja->lo", ("betaLanguages", "false")));

        Assert.Equal(TranslationFailure.Rejected, error.Failure);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("key:fx", "https://api.deepl.com", "api-free.deepl.com")]
    [InlineData("key", "https://api.deepl.com", "api.deepl.com")]
    [InlineData("key:fx", "https://deepl.example", "deepl.example")]
    public async Task TranslateAsync_KeyOfTheFreePlan_GoesToItsHost(string key, string endpoint, string host)
    {
        using var hosts = new RefusingHosts();
        using var http = new HttpClient(hosts);
        var translator = new DeepLTranslator(new() { Name = "mine", ApiKey = key, Endpoint = new(endpoint) }, http, TimeProvider.System);

        await Assert.ThrowsAsync<TranslationException>(() => translator.TranslateAsync(new(Pair("ja->lo"), ["図書館"]), Cancellation));

        Assert.Equal([host], hosts.Asked);
    }

    private static LanguagePair Pair(string pair) =>
        new(LanguageTag.Parse(pair.Split("->")[0]), LanguageTag.Parse(pair.Split("->")[1]));

    private async Task<IReadOnlyList<TranslatedText?>> TranslateAsync(string[] texts, string pair = "ja->lo", params (string, string)[] options) =>
        (await Provider.Of("deepl", "mine", _server.Endpoint, options).TranslateAsync(new(Pair(pair), texts, "利用案内"), Cancellation)).Texts;

    private sealed class RefusingHosts : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.Host);
            return Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.Forbidden));
        }
    }
}
