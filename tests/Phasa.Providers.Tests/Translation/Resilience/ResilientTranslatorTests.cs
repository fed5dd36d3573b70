using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Phasa.Languages;
using Phasa.Providers.Translation.Resilience;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Translation.Resilience;

public sealed class ResilientTranslatorTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Provider _provider = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TranslationFailure.ServerError, 3)]
    [InlineData(TranslationFailure.Unreachable, 3)]
    [InlineData(TranslationFailure.RateLimited, 3)]
    [InlineData(TranslationFailure.Timeout, 3)]
    [InlineData(TranslationFailure.Rejected, 1)]
    [InlineData(TranslationFailure.InvalidAnswer, 1)]
    public async Task Translate_Failure_IsTriedAgainOnlyWhereItPasses(TranslationFailure failure, int calls)
    {
        _provider.Then(() => throw new TranslationException(failure, "no"));
        using var translator = Resilient();
        Assert.Equal(failure, (await Assert.ThrowsAsync<TranslationException>(() => RunAsync(translator))).Failure);
        Assert.Equal(calls, _provider.Calls.Count);
    }

    [Fact]
    public async Task Translate_FailureThatPasses_IsAnswered()
    {
        _provider.Then(() => throw new TranslationException(TranslationFailure.ServerError, "no"), Answer);
        using var translator = Resilient();
        Assert.Equal("ok", (await RunAsync(translator))[0]!.Text);
        Assert.InRange((_provider.Calls[1] - _provider.Calls[0]).TotalSeconds, 0.01, 20);
    }

    [Theory]
    [InlineData(20, 2)]
    [InlineData(31, 1)]
    public async Task Translate_RetryAfter_IsWaitedForUpToALimit(int seconds, int calls)
    {
        _provider.Then(() => throw new TranslationException(TranslationFailure.RateLimited, "slow down") { RetryAfter = TimeSpan.FromSeconds(seconds) }, Answer);
        using var translator = Resilient();
        var result = await Record.ExceptionAsync(() => RunAsync(translator));
        Assert.Equal(calls, _provider.Calls.Count);
        if (calls == 2)
        {
            Assert.Null(result);
            Assert.InRange((_provider.Calls[1] - _provider.Calls[0]).TotalSeconds, seconds, seconds + 10);
        }
        else
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.IsType<TranslationException>(result).RetryAfter);
        }
    }

    [Fact]
    public async Task Translate_KeepsFailing_IsLeftAloneAndThenTriedOnce()
    {
        _provider.Then(() => throw new TranslationException(TranslationFailure.ServerError, "down"));
        using var translator = Resilient(o => o.MaxAttempts = 1);
        for (var i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<TranslationException>(() => RunAsync(translator));
        }

        var open = await Assert.ThrowsAsync<TranslationException>(() => RunAsync(translator));
        Assert.Equal((TranslationFailure.Unreachable, 10), (open.Failure, _provider.Calls.Count));
        Assert.InRange(open.RetryAfter!.Value.TotalSeconds, 1, 30);
        Assert.Contains("left alone", open.Message, StringComparison.Ordinal);

        // One call tells that it is down still, another one later that it is back.
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(TranslationFailure.ServerError, (await Assert.ThrowsAsync<TranslationException>(() => RunAsync(translator))).Failure);
        Assert.Equal(TranslationFailure.Unreachable, (await Assert.ThrowsAsync<TranslationException>(() => RunAsync(translator))).Failure);
        _time.Advance(TimeSpan.FromSeconds(31));
        _provider.Then(Answer);
        await RunAsync(translator);
        await RunAsync(translator);
        Assert.Equal(13, _provider.Calls.Count);
    }

    [Fact]
    public async Task Translate_UnacceptableTexts_DoNotOpenTheBreaker()
    {
        _provider.Then(() => throw new TranslationException(TranslationFailure.Rejected, "no such language"));
        using var translator = Resilient();
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(TranslationFailure.Rejected, (await Assert.ThrowsAsync<TranslationException>(() => RunAsync(translator))).Failure);
        }

        Assert.Equal(30, _provider.Calls.Count);
    }

    [Fact]
    public async Task Translate_NoAnswer_IsATimeoutOfEachAttempt()
    {
        _provider.Hangs = true;
        using var translator = Resilient(o => o.MaxAttempts = 2);
        var error = await Assert.ThrowsAsync<TranslationException>(() => RunAsync(translator));
        Assert.Equal((TranslationFailure.Timeout, 2), (error.Failure, _provider.Calls.Count));
        Assert.Contains("60 s", error.Message, StringComparison.Ordinal);
        Assert.True(translator.Limits.Timeout > _time.GetUtcNow() - _provider.Calls[0], "The chain would have cut the second attempt off.");
    }

    [Fact]
    public async Task Translate_Cancelled_IsCancelledAndNoFailureOfTheProvider()
    {
        _provider.Hangs = true;
        using var translator = Resilient();
        for (var i = 0; i < 20; i++)
        {
            using var gone = new CancellationTokenSource();
            var call = translator.TranslateAsync(Request, gone.Token);
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        // Twenty would have opened the breaker.
        (_provider.Hangs, var before) = (false, _provider.Calls.Count);
        _provider.Then(Answer);
        await RunAsync(translator);
        Assert.Equal(before + 1, _provider.Calls.Count);
    }

    [Fact]
    public async Task Translate_MoreThanAllowedAMinute_WaitsForTheNext()
    {
        _provider.Then(Answer);
        using var translator = Resilient(o => o.RequestsPerMinute = 2);
        for (var i = 0; i < 5; i++)
        {
            await RunAsync(translator);
        }

        Assert.All(_provider.Calls.Zip(_provider.Calls.Skip(2)), c => Assert.True(c.Second - c.First >= TimeSpan.FromMinutes(1)));
    }

    private static TranslationRequest Request { get; } = new(new(LanguageTag.Parse("ja"), LanguageTag.Parse("lo")), ["図書館"]);

    private static IReadOnlyList<TranslatedText?> Answer() => [new("ok", "p")];

    private ResilientTranslator Resilient(Action<TranslatorCommons>? set = null)
    {
        _provider.Time = _time;
        var options = new TranslatorCommons { Name = "p" };
        set?.Invoke(options);
        return new(_provider, options, _time, NullLogger.Instance);
    }

    /// <summary>Runs a call to its end, the clock moving on while it waits.</summary>
    private async Task<IReadOnlyList<TranslatedText?>> RunAsync(ResilientTranslator translator)
    {
        var call = translator.TranslateAsync(Request, Stop);
        for (var i = 0; i < 100_000 && !call.IsCompleted; i++)
        {
            await Task.Yield();
            if (!call.IsCompleted)
            {
                _time.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        return await call;
    }

    private sealed class Provider : ITranslator
    {
        private Func<IReadOnlyList<TranslatedText?>>[] _steps = [];
        private int _next;

        public string Name => "p";

        public FakeTimeProvider Time { get; set; } = null!;

        public bool Hangs { get; set; }

        public List<DateTimeOffset> Calls { get; } = [];

        public bool Supports(LanguagePair pair) => true;

        /// <summary>The steps of the next calls; the last one stays.</summary>
        public void Then(params Func<IReadOnlyList<TranslatedText?>>[] steps) => (_steps, _next) = (steps, 0);

        public async Task<IReadOnlyList<TranslatedText?>> TranslateAsync(TranslationRequest request, CancellationToken cancellationToken)
        {
            Calls.Add(Time.GetUtcNow());
            if (Hangs)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return _steps[Math.Min(_next++, _steps.Length - 1)]();
        }
    }
}
