using Microsoft.Extensions.Time.Testing;
using Phasa.Languages;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Tests.Translation;

public sealed class TranslatorChainTests
{
    private static readonly LanguagePair JapaneseToLao = new(LanguageTag.Parse("ja"), LanguageTag.Parse("lo"));
    private static readonly Dictionary<string, string> Lao = new() { ["図書館"] = "ຫໍສະໝຸດ", ["食堂"] = "ໂຮງອາຫານ", ["門"] = "ປະຕູ" };

    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TranslateAsync_FirstKnowsSome_SecondGetsOnlyTheOpenTexts()
    {
        var memory = ScriptedTranslator.Of("memory", t => t == "食堂" ? Lao[t] : null);
        var second = ScriptedTranslator.Of("second", t => Lao[t]);

        var result = await Chain(memory, second).TranslateAsync(new(JapaneseToLao, ["図書館", "食堂", "門"]), Cancellation);

        Assert.Equal(ChainOutcome.Complete, result.Outcome);
        Assert.Equal(["second", "memory", "second"], result.Texts.Select(t => t!.Provider));
        Assert.Equal(["図書館", "門"], second.Requests.Single().Texts);
        Assert.Equal([(3, 1, null), (2, 2, (TranslationFailure?)null)], result.Attempts.Select(a => (a.Offered, a.Accepted, a.Failure)));
    }

    [Fact]
    public async Task TranslateAsync_OneOfTwoIsBad_KeepsTheGoodOne()
    {
        var first = ScriptedTranslator.Of("first", t => t == "門" ? "ประตูใหญ่" : Lao[t]);

        var result = await Chain(first).TranslateAsync(new(JapaneseToLao, ["図書館", "門"]), Cancellation);

        Assert.Equal(ChainOutcome.Partial, result.Outcome);
        Assert.Equal(["ຫໍສະໝຸດ", null], result.Texts.Select(t => t?.Text));
        Assert.Equal(TranslationFailure.WrongLanguage, result.Attempts.Single().Failure);
        Assert.Contains("text 2", result.Attempts.Single().Message, StringComparison.Ordinal);
        Assert.Contains("Thai", result.Attempts.Single().Message, StringComparison.Ordinal);
        Assert.False(result.RetryMayHelp);
    }

    [Fact]
    public async Task TranslateAsync_RetryAfters_ReportsWhenTheFirstMayServeAgain()
    {
        var result = await Chain(
                ScriptedTranslator.Failing("a", TranslationFailure.RateLimited, TimeSpan.FromSeconds(5)),
                ScriptedTranslator.Failing("b", TranslationFailure.ServerError, TimeSpan.FromSeconds(50)),
                ScriptedTranslator.Failing("c", TranslationFailure.Rejected))
            .TranslateAsync(new(JapaneseToLao, ["図書館"]), Cancellation);

        Assert.Equal((ChainOutcome.Failed, true, TimeSpan.FromSeconds(5)), (result.Outcome, result.RetryMayHelp, result.RetryAfter));
    }

    [Fact]
    public async Task TranslateAsync_OneOfThemSaysNothing_ReportsNoTime()
    {
        var result = await Chain(
                ScriptedTranslator.Failing("a", TranslationFailure.RateLimited, TimeSpan.FromHours(5)),
                ScriptedTranslator.Failing("b", TranslationFailure.Timeout))
            .TranslateAsync(new(JapaneseToLao, ["図書館"]), Cancellation);

        Assert.Equal((true, null), (result.RetryMayHelp, result.RetryAfter));
    }

    [Fact]
    public async Task TranslateAsync_MoreThanACallHolds_GoesInBatchesWithinTheLimits()
    {
        var first = new ScriptedTranslator("first", (r, _) => Task.FromResult<IReadOnlyList<TranslatedText?>>(
            [.. r.Texts.Select(_ => new TranslatedText("ຂໍ້ຄວາມ", "first"))]))
        { Limits = new(3, 10, TimeSpan.FromSeconds(1)) };

        await Chain(first).TranslateAsync(new(JapaneseToLao, ["一一", "二二", "三三", "四四", "五五五五五五五五五五五五", "六", "七七七七七七七七七七"]), Cancellation);

        Assert.Equal([3, 1, 1, 1, 1], first.Requests.Select(r => r.Texts.Count));
    }

    [Theory]
    [InlineData(TranslationFailure.RateLimited, 1)]
    [InlineData(TranslationFailure.Rejected, 1)]
    [InlineData(TranslationFailure.InvalidAnswer, 3)]
    [InlineData(TranslationFailure.Refusal, 3)]
    public async Task TranslateAsync_BatchFails_GoesOnOnlyWhenTheOthersMaySucceed(TranslationFailure failure, int calls)
    {
        var first = new ScriptedTranslator("first", (_, _) => throw new TranslationException(failure, "x"))
        {
            Limits = new(1, 100, TimeSpan.FromSeconds(1)),
        };

        await Chain(first).TranslateAsync(new(JapaneseToLao, ["図書館", "食堂", "門"]), Cancellation);

        Assert.Equal(calls, first.Requests.Count);
    }

    [Fact]
    public async Task TranslateAsync_ProviderDeafToItsToken_TimesOut()
    {
        var never = new TaskCompletionSource<IReadOnlyList<TranslatedText?>>();
        var deaf = new ScriptedTranslator("deaf", (_, _) => never.Task) { Limits = new(10, 100, TimeSpan.FromSeconds(7)) };
        var second = ScriptedTranslator.Of("second", t => Lao[t]);
        var translating = Chain(deaf, second).TranslateAsync(new(JapaneseToLao, ["図書館"]), Cancellation);

        _time.Advance(TimeSpan.FromSeconds(7));
        var result = await translating;

        Assert.Equal(ChainOutcome.Complete, result.Outcome);
        Assert.Equal((TranslationFailure.Timeout, TimeSpan.FromSeconds(7)), (result.Attempts[0].Failure, result.Attempts[0].Duration));
    }

    [Fact]
    public async Task TranslateAsync_ProviderReportsTheCutOffInItsOwnWay_TimesOut()
    {
        var odd = new ScriptedTranslator("odd", (_, _) =>
        {
            _time.Advance(TimeSpan.FromSeconds(7));
            throw new HttpRequestException("The connection was cut.");
        })
        { Limits = new(10, 100, TimeSpan.FromSeconds(7)) };

        var attempt = (await Chain(odd).TranslateAsync(new(JapaneseToLao, ["図書館"]), Cancellation)).Attempts.Single();

        Assert.Equal((TranslationFailure.Timeout, "No answer within 7 s."), (attempt.Failure, attempt.Message));
    }

    [Fact]
    public async Task TranslateAsync_ProviderGivesUpByItself_TimesOut()
    {
        var impatient = new ScriptedTranslator("impatient", (_, _) => throw new TaskCanceledException("HttpClient.Timeout"));

        Assert.Equal(TranslationFailure.Timeout, (await Chain(impatient).TranslateAsync(new(JapaneseToLao, ["図書館"]), Cancellation)).Attempts.Single().Failure);
    }

    [Fact]
    public async Task TranslateAsync_CallerCancelsAndProviderReportsItInItsOwnWay_IsCancelled()
    {
        using var caller = new CancellationTokenSource();
        var odd = new ScriptedTranslator("odd", async (_, _) =>
        {
            await caller.CancelAsync();
            throw new HttpRequestException("The connection was cut.");
        });
        var second = ScriptedTranslator.Of("second", t => Lao[t]);

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Chain(odd, second).TranslateAsync(new(JapaneseToLao, ["図書館"]), caller.Token));

        Assert.Equal(caller.Token, error.CancellationToken);
        Assert.Empty(second.Requests);
    }

    [Fact]
    public async Task TranslateAsync_CallerCancels_ThrowsAndAsksNoOther()
    {
        using var caller = new CancellationTokenSource();
        var first = new ScriptedTranslator("first", async (_, ct) =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
            return [];
        });
        var second = ScriptedTranslator.Of("second", t => Lao[t]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Chain(first, second).TranslateAsync(new(JapaneseToLao, ["図書館"]), caller.Token));
        Assert.Empty(second.Requests);
    }

    [Fact]
    public async Task TranslateAsync_CallerCancelsAndProviderFails_ThrowsAndAsksNoOther()
    {
        using var caller = new CancellationTokenSource();
        var first = new ScriptedTranslator("first", async (_, _) =>
        {
            await caller.CancelAsync();
            throw new TranslationException(TranslationFailure.Unreachable, "cut");
        });
        var second = ScriptedTranslator.Of("second", t => Lao[t]);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Chain(first, second).TranslateAsync(new(JapaneseToLao, ["図書館"]), caller.Token));
        Assert.Empty(second.Requests);
    }

    [Fact]
    public async Task TranslateAsync_ProviderBreaksItsContract_FallsThrough()
    {
        var broken = new ScriptedTranslator("broken", (_, _) => throw new KeyNotFoundException("oops"));
        var miscounting = new ScriptedTranslator("miscounting", (_, _) => Task.FromResult<IReadOnlyList<TranslatedText?>>([]));
        var third = ScriptedTranslator.Of("third", t => Lao[t]);

        var result = await Chain(broken, miscounting, third).TranslateAsync(new(JapaneseToLao, ["図書館"]), Cancellation);

        Assert.Equal("third", result.Texts.Single()!.Provider);
        Assert.Equal([TranslationFailure.InvalidAnswer, TranslationFailure.InvalidAnswer, null], result.Attempts.Select(a => a.Failure));
        Assert.Contains("oops", result.Attempts[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TranslateAsync_NobodyTranslatesThePair_IsNoProvider()
    {
        var other = new ScriptedTranslator("other", (_, _) => throw new InvalidOperationException()) { Pairs = _ => false };

        var result = await Chain(other).TranslateAsync(new(JapaneseToLao, ["図書館"]), Cancellation);

        Assert.Equal((ChainOutcome.NoProvider, false, null), (result.Outcome, result.RetryMayHelp, result.RetryAfter));
        Assert.Empty(result.Attempts);
    }

    [Fact]
    public async Task TranslateAsync_BlankTexts_ComeBackAsTheyAre()
    {
        var first = ScriptedTranslator.Of("first", t => Lao[t]);

        var result = await Chain(first).TranslateAsync(new(JapaneseToLao, ["", "図書館", " \n"]), Cancellation);

        Assert.Equal(["", "ຫໍສະໝຸດ", " \n"], result.Texts.Select(t => t!.Text));
        Assert.Equal(["図書館"], first.Requests.Single().Texts);
    }

    [Theory]
    [InlineData("ja", "lo", "exact")]
    [InlineData("en", "lo", "target")]
    [InlineData("ja", "th", "source")]
    [InlineData("en", "th", "any")]
    public async Task TranslateAsync_SeveralRoutesFit_TheMostSpecificServes(string source, string target, string expected)
    {
        string[] names = ["any", "source", "target", "exact"];
        var providers = names.Select(n => ScriptedTranslator.Of(n, t => t)).ToArray();
        var options = new TranslationOptions
        {
            Routes = [Route("*->*", "any"), Route("ja->*", "source"), Route("*->lo", "target"), Route("ja->lo", "exact")],
        };

        var result = await new TranslatorChain(options, providers, [], _time)
            .TranslateAsync(new(new(LanguageTag.Parse(source), LanguageTag.Parse(target)), ["x"]), Cancellation);

        Assert.Equal(expected, result.Texts.Single()!.Provider);
    }

    [Theory]
    [InlineData("*->*", "gtp", "memory, gpt")]
    [InlineData("ja→lo", "gpt", "*->lo")]
    [InlineData("ja->", "gpt", "*->lo")]
    [InlineData("ja->lo->th", "gpt", "*->lo")]
    public void Constructor_WrongRoute_IsInvalidConfigurationWithTheNextStep(string pair, string provider, string nextStep)
    {
        var options = new TranslationOptions { Routes = [Route(pair, provider)] };
        var providers = new[] { ScriptedTranslator.Of("memory", t => t), ScriptedTranslator.Of("gpt", t => t) };

        var error = Assert.Throws<PhasaException>(() => new TranslatorChain(options, providers, _time));

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.Contains(nextStep, error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_SamePairTwice_IsInvalidConfiguration()
    {
        var options = new TranslationOptions { Routes = [Route("ja->lo", "a"), Route("JA -> lo", "a")] };
        Assert.Equal(ErrorCodes.InvalidConfiguration,
            Assert.Throws<PhasaException>(() => new TranslatorChain(options, [ScriptedTranslator.Of("a", t => t)], _time)).Code);
    }

    private static TranslationRoute Route(string pair, params string[] providers) => new() { Pair = pair, Providers = [.. providers] };

    private TranslatorChain Chain(params ITranslator[] providers) => new(new TranslationOptions(), providers, _time);
}
