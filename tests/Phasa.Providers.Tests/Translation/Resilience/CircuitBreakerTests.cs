using System.Diagnostics.Metrics;
using Phasa.Monitoring;
using Phasa.Providers.Translation.Resilience;
using Phasa.Translation;
using static Phasa.Translation.TranslationFailure;

namespace Phasa.Providers.Tests.Translation.Resilience;

/// <summary>When a provider is left alone, and when it is asked again.</summary>
public sealed class CircuitBreakerTests
{
    private static readonly TimeSpan Break = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(ServerError)]
    [InlineData(Unreachable)]
    [InlineData(RateLimited)]
    public async Task Translate_KeepsFailing_IsRefusedUntilTheBreakIsOver(TranslationFailure failure)
    {
        using var bench = await OpenAsync(failure);
        var until = bench.Time.GetUtcNow() + Break;
        bench.Time.Advance(TimeSpan.FromSeconds(10));

        var refused = await bench.FailAsync();

        Assert.True(refused.IsUncharged);
        Assert.Equal((Unreachable, TimeSpan.FromSeconds(20), 5), (refused.Failure, refused.RetryAfter, bench.Calls.Count));
        Assert.Contains($"left alone until {until:u}: scripted {failure}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Translate_HangsEveryTime_IsLeftAlone()
    {
        using var bench = new ResilienceBench().Hangs();
        for (var i = 0; i < 5; i++)
        {
            var call = bench.TranslateAsync(ResilienceBench.Stop);
            bench.Time.Advance(ResilienceBench.Limit);
            Assert.Equal(TranslationFailure.Timeout, (await Assert.ThrowsAsync<TranslationException>(() => call)).Failure);
        }

        Assert.Contains("left alone", (await bench.FailAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(5, bench.Calls.Count);
    }

    [Fact]
    public async Task Translate_FailureThatOpensIt_SaysWhenToComeBackAndIsNotTriedAgain()
    {
        using var bench = new ResilienceBench().Fails(ServerError);
        await bench.FailAsync();

        var last = await bench.FailAsync();

        Assert.Equal((ServerError, Break, 5), (last.Failure, last.RetryAfter, bench.Calls.Count));
    }

    [Fact]
    public async Task Translate_BreakIsOver_OneCallTellsWhetherItIsBack()
    {
        using var bench = await OpenAsync();
        bench.Time.Advance(Break);

        Assert.Equal((ServerError, Break), (await bench.FailAsync()) is var e ? (e.Failure, e.RetryAfter!.Value) : default);
        Assert.Equal(6, bench.Calls.Count);
        await bench.FailAsync();
        Assert.Equal(6, bench.Calls.Count);

        bench.Time.Advance(Break);
        bench.Answers();
        await bench.RunAsync();
        await bench.RunAsync();
        Assert.Equal(8, bench.Calls.Count);
    }

    [Fact]
    public async Task Translate_WhileOneCallTries_OthersAreRefused()
    {
        using var bench = await OpenAsync();
        bench.Time.Advance(Break);
        var trying = bench.ThenHangs();
        using var gone = new CancellationTokenSource();
        var call = bench.TranslateAsync(gone.Token);
        await trying;
        var before = bench.Time.GetUtcNow();

        var refused = await bench.FailAsync();

        Assert.Equal(before, bench.Time.GetUtcNow());
        Assert.True(refused.IsUncharged);
        Assert.Equal((Unreachable, true, 6), (refused.Failure, refused.RetryAfter > TimeSpan.Zero, bench.Calls.Count));
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        // Nobody has learnt whether it is back, nor anything beyond why it was left alone.
        Assert.Contains("Z: scripted ServerError", (await bench.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Rejected)]
    [InlineData(InvalidAnswer)]
    [InlineData(Refusal)]
    public async Task Translate_TextsAreNotTaken_IsAskedOn(TranslationFailure failure)
    {
        using var bench = new ResilienceBench().Fails(failure);
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(failure, (await bench.FailAsync()).Failure);
        }

        Assert.Equal(30, bench.Calls.Count);
    }

    [Fact]
    public async Task Translate_SwitchedOff_IsAskedOn()
    {
        using var bench = new ResilienceBench(o => (o.BreakSeconds, o.MaxAttempts) = (0, 1)).Fails(ServerError);
        for (var i = 0; i < 30; i++)
        {
            await bench.FailAsync();
        }

        Assert.Equal(30, bench.Calls.Count);
    }

    [Fact]
    public async Task Translate_CallersGoOrWait_IsNoFailureOfTheProvider()
    {
        using var bench = new ResilienceBench(o => (o.MaxConcurrentCalls, o.RequestsPerMinute) = (1, 20)).Hangs();
        for (var i = 0; i < 20; i++)
        {
            using var gone = new CancellationTokenSource();
            var calls = new[] { bench.TranslateAsync(gone.Token), bench.TranslateAsync(gone.Token) };
            await gone.CancelAsync();
            foreach (var call in calls)
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
            }
        }

        bench.Answers();
        Assert.Equal("ok", (await bench.RunAsync()).Texts[0]!.Text);
    }

    [Fact]
    public async Task Metrics_OfAProvider_TellCallsRetriesAndItsBreaker()
    {
        const string Name = "p-of-metrics";
        using var bench = new ResilienceBench(name: Name);
        Dictionary<string, long> seen = [];
        using var listener = new MeterListener { InstrumentPublished = (i, l) => { if (i.Meter.Name == PhasaMeter.Name) { l.EnableMeasurementEvents(i); } } };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => See(instrument, value, tags, adds: true));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => See(instrument, value, tags, adds: false));
        listener.Start();

        await bench.RunAsync();
        listener.RecordObservableInstruments();
        Assert.Equal(0, seen[$"{TranslationMetrics.Breaker} {Name}"]);
        bench.Fails(ServerError);
        await bench.FailAsync();
        await bench.FailAsync();
        listener.RecordObservableInstruments();

        // One answer and four failures are five calls, of which more than half fail.
        Assert.Equal((1, 4), (seen[$"{TranslationMetrics.Calls} {Name} Answered"], seen[$"{TranslationMetrics.Calls} {Name} ServerError"]));
        Assert.Equal((2, 2), (seen[$"{TranslationMetrics.Retries} {Name}"], seen[$"{TranslationMetrics.Breaker} {Name}"]));

        void See(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags, bool adds)
        {
            // Others' tests are metered beside this one.
            if (!tags.IsEmpty && Name.Equals(tags[0].Value))
            {
                var key = string.Join(' ', [instrument.Name, .. tags.ToArray().Select(t => t.Value)]);
                seen[key] = (adds ? seen.GetValueOrDefault(key) : 0) + value;
            }
        }
    }

    /// <summary>A provider that has failed so often that it is left alone.</summary>
    private static async Task<ResilienceBench> OpenAsync(TranslationFailure failure = ServerError)
    {
        var bench = new ResilienceBench().Fails(failure);
        await bench.FailAsync();
        await bench.FailAsync();
        Assert.Equal(5, bench.Calls.Count);
        return bench;
    }
}
