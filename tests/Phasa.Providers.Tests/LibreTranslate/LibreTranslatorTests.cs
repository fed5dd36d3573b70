using Phasa.Languages;
using Phasa.Providers.Tests.Translation;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.LibreTranslate;

public sealed class LibreTranslatorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-Hans", "zh", "zh")]
    [InlineData("zh-Hans", "zh-Hans", "zh-Hans")]
    [InlineData("zh-Hant", "zt", "zt")]
    [InlineData("zh-TW", "zh-Hant", "zh-Hant")]
    [InlineData("pt-BR", "pb", "pb")]
    [InlineData("en-GB", "en", "en")]
    [InlineData("nb", "no", "no")]
    public async Task TranslateAsync_LanguageWithAnotherCode_SendsTheServersCode(string language, string listed, string sent)
    {
        await using var server = await FakeLibreTranslateServer.StartNewAsync();
        server.Languages = [listed, "ja"];

        await Provider.Libre("libre", server.Endpoint).TranslateAsync(new(Pair("ja", language), ["図書館"]), Cancellation);

        Assert.Equal(sent, server.Requests.Single().Target);
    }

    [Fact]
    public async Task TranslateAsync_PairTheServerLacks_IsRejectedAndKnownFromThenOn()
    {
        await using var server = await FakeLibreTranslateServer.StartNewAsync();
        server.Languages = ["ja", "en"];
        var translator = Provider.Libre("libre", server.Endpoint);
        Assert.True(translator.Supports(Pair("ja", "lo")));

        var error = await Assert.ThrowsAsync<TranslationException>(() => translator.TranslateAsync(new(Pair("ja", "lo"), ["図書館"]), Cancellation));

        Assert.Equal(TranslationFailure.Rejected, error.Failure);
        Assert.False(translator.Supports(Pair("ja", "lo")));
        Assert.True(translator.Supports(Pair("ja", "en")));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task TranslateAsync_Again_AsksForTheLanguagesOnce()
    {
        await using var server = await FakeLibreTranslateServer.StartNewAsync();
        var translator = Provider.Libre("libre", server.Endpoint, ("apiKey", "secret"));

        await translator.TranslateAsync(new(Pair("ja", "lo"), ["図書館"]), Cancellation);
        await translator.TranslateAsync(new(Pair("ja", "th"), ["図書館"]), Cancellation);

        Assert.Equal(1, server.LanguageRequests);
        Assert.All(server.Requests, r => Assert.Equal("secret", r.ApiKey));
    }

    private static LanguagePair Pair(string source, string target) => new(LanguageTag.Parse(source), LanguageTag.Parse(target));
}
