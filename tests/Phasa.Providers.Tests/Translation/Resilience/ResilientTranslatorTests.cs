using Phasa.Providers.Translation.Resilience;
using Phasa.Translation;
using static Phasa.Translation.TranslationFailure;

namespace Phasa.Providers.Tests.Translation.Resilience;

/// <summary>Which failures are met by another attempt, when, and what a call takes and costs by it.</summary>
public sealed class ResilientTranslatorTests
{
    public static TheoryData<TranslationFailure, int> Failures =>
        [.. Enum.GetValues<TranslationFailure>().Select(f => (f, f is Unreachable or RateLimited or ServerError ? 3 : 1))];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Translate_Failure_IsTriedAgainOnlyWhereItPassesSoon(TranslationFailure failure, int calls)
    {
        using var bench = new ResilienceBench().Fails(failure);

        Assert.Equal(failure, (await bench.FailAsync()).Failure);
        Assert.Equal(calls, bench.Calls.Count);
    }

    [Fact]
    public async Task Translate_FailureThatPasses_IsAnswered()
    {
        using var bench = new ResilienceBench().ThenFails(ServerError);

        Assert.Equal("ok", (await bench.RunAsync()).Texts[0]!.Text);
        Assert.InRange((bench.Calls[1] - bench.Calls[0]).TotalSeconds, 0.001, 10);
    }

    [Fact]
    public async Task Translate_ManyCallsFail_WaitForDifferentTimes()
    {
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 10; i++)
        {
            using var bench = new ResilienceBench().ThenFails(ServerError);
            await bench.RunAsync();
            waits.Add(bench.Calls[1] - bench.Calls[0]);
        }

        Assert.InRange(waits.Distinct().Count(), 2, 10);
    }

    [Fact]
    public async Task Translate_ShortRetryAfter_IsWaitedFor()
    {
        using var bench = new ResilienceBench().ThenFails(RateLimited, TimeSpan.FromSeconds(9));

        await bench.RunAsync();

        Assert.InRange((bench.Calls[1] - bench.Calls[0]).TotalSeconds, 9, 9.5);
    }

    [Theory]
    [InlineData(RateLimited)]
    [InlineData(ServerError)]
    public async Task Translate_LongRetryAfter_NoCallIsMadeUntilThen(TranslationFailure failure)
    {
        using var bench = new ResilienceBench().ThenFails(failure, TimeSpan.FromMinutes(10));
        var until = bench.Time.GetUtcNow() + TimeSpan.FromMinutes(10);

        Assert.Equal(TimeSpan.FromMinutes(10), (await bench.FailAsync()).RetryAfter);
        bench.Time.Advance(TimeSpan.FromMinutes(4));
        var refused = await bench.FailAsync();

        Assert.Single(bench.Calls);
        Assert.Equal((failure, true, TimeSpan.FromMinutes(6)), (refused.Failure, refused.IsTransient, refused.RetryAfter));
        Assert.True(refused.IsUnsent);
        Assert.Contains($"until {until:u}: scripted {failure}", refused.Message, StringComparison.Ordinal);
        bench.Time.Advance(TimeSpan.FromMinutes(6));
        await bench.RunAsync();
        Assert.Equal(2, bench.Calls.Count);
    }

    [Fact]
    public async Task Translate_LongRetryAfterWhileOthersWaitForAPlace_TheyAreNotSent()
    {
        using var bench = new ResilienceBench(o => o.MaxConcurrentCalls = 1);
        var asked = new TaskCompletionSource();
        bench.ThenFails(RateLimited, TimeSpan.FromMinutes(10), after: asked.Task);
        var first = bench.TranslateAsync(ResilienceBench.Stop);
        var second = bench.TranslateAsync(ResilienceBench.Stop);

        asked.SetResult();

        await Assert.ThrowsAsync<TranslationException>(() => first);
        Assert.Contains("left alone", (await Assert.ThrowsAsync<TranslationException>(() => second)).Message, StringComparison.Ordinal);
        Assert.Single(bench.Calls);
    }

    [Fact]
    public async Task Translate_LongRetryAfterAndAFullMinute_NobodyWaitsForTheMinuteInVain()
    {
        using var bench = new ResilienceBench(o => o.RequestsPerMinute = 1).ThenFails(RateLimited, TimeSpan.FromMinutes(10));
        await bench.FailAsync();
        var before = bench.Time.GetUtcNow();

        await bench.FailAsync();

        Assert.Equal(before, bench.Time.GetUtcNow());
    }

    [Fact]
    public async Task Translate_NoAnswer_IsATimeoutAndNotTriedAgain()
    {
        using var bench = new ResilienceBench().Hangs();
        var call = bench.TranslateAsync(ResilienceBench.Stop);
        await bench.Time.NextWaitAsync(wait => wait == ResilienceBench.Limit, ResilienceBench.Stop);

        bench.Time.Advance(ResilienceBench.Limit);

        var error = await Assert.ThrowsAsync<TranslationException>(() => call);
        Assert.Equal((TranslationFailure.Timeout, 1), (error.Failure, bench.Calls.Count));
        Assert.Contains("120 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_LastAttemptAnswers_WhatTheOthersTookIsAdded()
    {
        using var bench = new ResilienceBench()
            .ThenFails(ServerError, usage: new(100, 10, 1, IsReported: true)).ThenFails(ServerError, usage: new(200, 20, 2, IsReported: true));

        Assert.Equal(new TranslationUsage(303, 30, 3), (await bench.RunAsync()).Usage);
    }

    [Fact]
    public async Task Translate_EveryAttemptFails_WhatTheyTookIsAdded()
    {
        using var bench = new ResilienceBench()
            .ThenFails(ServerError, usage: new(100, 10, 1, IsReported: true)).ThenFails(ServerError).ThenFails(ServerError, usage: new(200, 20, 2, IsReported: true));

        Assert.Equal(new TranslationUsage(300, 30, 3, IsReported: true), (await bench.FailAsync()).Usage);
    }

    [Fact]
    public async Task Translate_CutOffThenAnswered_TheFirstCountsAtItsMost()
    {
        using var bench = new ResilienceBench().ThenFails(Unreachable);
        var atMost = bench.Translator.AtMost(ResilienceBench.Request);

        Assert.Equal(atMost + new TranslationUsage(3), (await bench.RunAsync()).Usage);
    }

    [Fact]
    public async Task Translate_CutOffThenFailed_EachCountsAtItsMost()
    {
        using var bench = new ResilienceBench().Fails(Unreachable);
        var atMost = bench.Translator.AtMost(ResilienceBench.Request);

        Assert.Equal(atMost + atMost + atMost, (await bench.FailAsync()).Usage);
    }

    [Fact]
    public async Task Translate_CutOffOnce_IsForTheBooksToJudge()
    {
        using var bench = new ResilienceBench(o => o.MaxAttempts = 1).Fails(Unreachable);

        var error = await bench.FailAsync();

        Assert.Equal((null, false, false), (error.Usage, error.IsUnsent, error.IsUncharged));
    }

    [Fact]
    public async Task Translate_NoConnectionThenAnswered_NothingIsAdded()
    {
        using var bench = new ResilienceBench().ThenFails(Unreachable, isUnsent: true);

        Assert.Equal(new TranslationUsage(3), (await bench.RunAsync()).Usage);
    }

    [Fact]
    public async Task Translate_NoConnection_IsUncharged()
    {
        using var bench = new ResilienceBench(o => o.MaxAttempts = 1).ThenFails(Unreachable, isUnsent: true);

        Assert.True((await bench.FailAsync()).IsUncharged);
    }

    [Fact]
    public async Task Translate_NothingWasTaken_NothingIsAdded()
    {
        using var bench = new ResilienceBench().Fails(ServerError);
        Assert.Null((await bench.FailAsync()).Usage);
        bench.Answers();
        Assert.Equal(new TranslationUsage(3), (await bench.RunAsync()).Usage);
    }

    [Theory]
    [InlineData(3, 10, 21)]
    [InlineData(3, 60, 121)]
    [InlineData(2, 0, 10.5)]
    [InlineData(1, 3600, 0)]
    public void Limits_OfACall_HoldAllItsAttemptsAndWaits(int attempts, double maxRetryWait, double waits)
    {
        using var bench = new ResilienceBench(o => (o.MaxAttempts, o.MaxRetryWaitSeconds) = (attempts, maxRetryWait));

        Assert.Equal(((ResilienceBench.Limit + ProviderQueue.LongestWait) * attempts) + TimeSpan.FromSeconds(waits), bench.Translator.Limits.Timeout);
    }

    [Fact]
    public async Task Translate_AttemptsLongerThanOneMayTake_AreNotCutOffByTheChain()
    {
        using var bench = new ResilienceBench(o => o.MaxRetryWaitSeconds = 60)
            .ThenFails(ServerError, TimeSpan.FromSeconds(59)).ThenFails(ServerError, TimeSpan.FromSeconds(59));
        var third = bench.ThenHangs();
        var chain = new TranslatorChain(new TranslationOptions(), [bench.Translator], [], bench.Time);
        var translating = chain.TranslateAsync(ResilienceBench.Request, ResilienceBench.Stop);
        await bench.Time.PassUntilAsync(third, wait => wait < ResilienceBench.Limit, ResilienceBench.Stop);

        bench.Time.Advance(ResilienceBench.Limit);

        var attempt = Assert.Single((await translating).Attempts);
        Assert.Equal(TranslationFailure.Timeout, attempt.Failure);
        Assert.InRange(attempt.Duration, ResilienceBench.Limit + TimeSpan.FromSeconds(118), ResilienceBench.Limit + TimeSpan.FromSeconds(119));
    }
}
