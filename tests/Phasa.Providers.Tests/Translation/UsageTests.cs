using Phasa.Languages;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Translation;

/// <summary>What providers say they are paid for, and what is counted where they say nothing.</summary>
public sealed class UsageTests
{
    private static readonly TranslationRequest Request = new(new(LanguageTag.Parse("ja"), LanguageTag.Parse("lo")), ["図書館", "門𠮷"]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chat_TokensOfTheEndpoint_AreTaken()
    {
        await using var server = await FakeChatServer.StartNewAsync();

        Assert.Equal(new TranslationUsage(5, 1, 1, IsReported: true), await UsageAsync(Provider.Chat("gpt", server.Endpoint)));
    }

    [Fact]
    public async Task Chat_AnswerOfNoUse_IsPaidForAllTheSame()
    {
        await using var server = await FakeChatServer.StartNewAsync();
        server.Enqueue(FakeBehaviour.Refusal);

        var error = await Assert.ThrowsAsync<TranslationException>(() => Provider.Chat("gpt", server.Endpoint).TranslateAsync(Request, Cancellation));

        Assert.Equal(new TranslationUsage(5, 1, 1, IsReported: true), error.Usage);
    }

    [Fact]
    public async Task Chat_NoTokensInTheAnswer_AreEstimatedAndNoMoreThanAtMost()
    {
        await using var server = await FakeChatServer.StartNewAsync();
        server.Enqueue(FakeStep.Answer(200, """
            {"id":"1","object":"chat.completion","created":1,"model":"fake","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant",
            "content":"{\"translations\":[{\"n\":1,\"text\":\"ຫໍສະໝຸດ\"},{\"n\":2,\"text\":\"ປະຕູ\"}]}"}}]}
            """));
        var translator = Provider.Chat("gpt", server.Endpoint);

        var usage = await UsageAsync(translator);

        Assert.False(usage.IsReported);
        Assert.InRange(usage.InputTokens, 100, translator.AtMost(Request).InputTokens);
        Assert.InRange(usage.OutputTokens, 10, translator.AtMost(Request).OutputTokens);
    }

    [Fact]
    public async Task Azure_MeteredUsage_IsTaken()
    {
        await using var server = await FakeAzureServer.StartNewAsync();
        server.MeteredUsage = 42;

        Assert.Equal(new TranslationUsage(42, IsReported: true), await UsageAsync(Provider.Of("azure-translator", "azure", server.Endpoint)));
    }

    [Fact]
    public async Task DeepL_BilledCharacters_AreAddedUp()
    {
        await using var server = await FakeDeepLServer.StartNewAsync();
        server.BilledPerText = 9;

        Assert.Equal(new TranslationUsage(18, IsReported: true), await UsageAsync(Provider.Of("deepl", "deepl", server.Endpoint)));
    }

    [Fact]
    public async Task Google_SaysNothing_CodePointsAreCounted()
    {
        await using var server = await FakeGoogleServer.StartNewAsync();

        Assert.Equal(new TranslationUsage(5), await UsageAsync(Provider.Of("google-translate", "google", server.Endpoint)));
    }

    [Fact]
    public async Task Service_TextInPiecesCutOff_ThePiecesBeforeArePaidFor()
    {
        await using var server = await FakeDeepLServer.StartNewAsync();
        server.Enqueue(FakeBehaviour.Ok, FakeBehaviour.ServerError);
        var request = Request with { Texts = [string.Join('\n', Enumerable.Repeat(new string('本', 999), 30))] };

        var error = await Assert.ThrowsAsync<TranslationException>(() =>
            Provider.Of("deepl", "deepl", server.Endpoint).TranslateAsync(request, Cancellation));

        Assert.Equal(TranslationFailure.ServerError, error.Failure);
        Assert.True(error.Usage?.Characters >= server.BilledPerText, $"{error.Usage}");
    }

    private static async Task<TranslationUsage> UsageAsync(ITranslator translator) => (await translator.TranslateAsync(Request, Cancellation)).Usage;
}
