using Phasa.Languages;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Conformance.Translation;

/// <summary>What every remote translator keeps to, shown against a fake of its service.</summary>
public abstract class TranslatorConformance : IAsyncLifetime
{
    private static readonly LanguagePair JapaneseToLao = new(LanguageTag.Parse("ja"), LanguageTag.Parse("lo"));

    private FakeProviderServer _server = null!;
    private ITranslator _translator = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await StartServerAsync();
        _translator = Create("mine", _server.Endpoint);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task TranslateAsync_SeveralTexts_ComeBackInOrderWithTheProvidersName()
    {
        _server.Translate = (text, _, _) => "ແປ " + text;

        var texts = await TranslateAsync("一番", "二番", "三番");

        Assert.Equal(["ແປ 一番", "ແປ 二番", "ແປ 三番"], texts.Select(t => t!.Text));
        Assert.All(texts, t => Assert.StartsWith("mine", t!.Provider, StringComparison.Ordinal));
        Assert.All(texts, t => Assert.Equal(1, t!.Match));
        Assert.Equal("ja", _server.Requests.Single().Source);
        Assert.Equal("lo", _server.Requests.Single().Target);
    }

    [Fact]
    public async Task TranslateAsync_NoTexts_AsksNobody()
    {
        Assert.Empty(await TranslateAsync());
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("\"quotes\" \\ back\\slash {brace} </tag> & ampersand")]
    [InlineData("line one\nline two\r\n\n- item\t| cell |")]
    [InlineData("```json\n{\"translations\": []}\n```")]
    [InlineData("😀 👩‍👩‍👧 ສະບາຍດີ\u200Bຊາວໂລກ ﷺ e\u0301")]
    public async Task TranslateAsync_SpecialCharacters_SurviveBothWays(string text)
    {
        _server.Translate = (source, _, _) => source;

        Assert.Equal(text, (await TranslateAsync(text)).Single()!.Text);
        Assert.Equal(text, _server.Requests.Single().Texts.Single());
    }

    [Fact]
    public async Task TranslateAsync_VeryLongText_ComesBackWhole()
    {
        _server.Translate = (source, _, _) => source;
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"図書館{i}。"));

        Assert.Equal(text, (await TranslateAsync(text)).Single()!.Text);
    }

    [Theory]
    [InlineData(FakeBehaviour.RateLimited, TranslationFailure.RateLimited)]
    [InlineData(FakeBehaviour.ServerError, TranslationFailure.ServerError)]
    [InlineData(FakeBehaviour.Unauthorized, TranslationFailure.Rejected)]
    [InlineData(FakeBehaviour.Cut, TranslationFailure.Unreachable)]
    [InlineData(FakeBehaviour.Garbage, TranslationFailure.InvalidAnswer)]
    [InlineData(FakeBehaviour.Malformed, TranslationFailure.InvalidAnswer)]
    public async Task TranslateAsync_Fault_IsThatFailureAfterOneCall(FakeBehaviour behaviour, TranslationFailure expected)
    {
        _server.Enqueue(behaviour);

        var error = await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync("一番", "二番"));

        Assert.Equal(expected, error.Failure);
        Assert.NotEmpty(error.Message);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task TranslateAsync_RetryAfter_IsPassedOn()
    {
        _server.Enqueue(new FakeStep(FakeBehaviour.RateLimited, TimeSpan.FromSeconds(17)));

        var error = await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync("一番"));

        Assert.Equal(TimeSpan.FromSeconds(17), error.RetryAfter);
    }

    [Fact]
    public async Task TranslateAsync_NobodyListens_IsUnreachable()
    {
        await _server.DisposeAsync();

        var error = await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync("一番"));

        Assert.Equal(TranslationFailure.Unreachable, error.Failure);
    }

    [Fact]
    public async Task TranslateAsync_AfterAFault_WorksAgain()
    {
        _server.Enqueue(FakeBehaviour.Cut, FakeBehaviour.Ok);
        await Assert.ThrowsAsync<TranslationException>(() => TranslateAsync("一番"));

        Assert.NotNull((await TranslateAsync("一番")).Single());
    }

    [Fact]
    public async Task TranslateAsync_CancelledDuringTheCall_IsCancelled()
    {
        _server.Enqueue(FakeBehaviour.Hang);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var translating = _translator.TranslateAsync(new(JapaneseToLao, ["一番"]), caller.Token);
        await _server.NextRequestAsync(Cancellation);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => translating);
    }

    [Fact]
    public async Task TranslateAsync_CancelledBefore_AsksNobody()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _translator.TranslateAsync(new(JapaneseToLao, ["一番"]), new CancellationToken(canceled: true)));
        Assert.Empty(_server.Requests);
    }

    /// <summary>Starts a fake of the service.</summary>
    protected abstract Task<FakeProviderServer> StartServerAsync();

    /// <summary>Makes the translator for it, without a key.</summary>
    protected abstract ITranslator Create(string name, Uri endpoint);

    private async Task<IReadOnlyList<TranslatedText?>> TranslateAsync(params string[] texts) =>
        (await _translator.TranslateAsync(new(JapaneseToLao, texts), Cancellation)).Texts;
}
