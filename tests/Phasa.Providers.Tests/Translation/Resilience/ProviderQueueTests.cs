using Phasa.Providers.Translation.Resilience;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Translation.Resilience;

/// <summary>Calls that wait for their turn.</summary>
public sealed class ProviderQueueTests
{
    [Fact]
    public async Task Translate_MoreThanAllowedAMinute_WaitsForTheNext()
    {
        using var bench = new ResilienceBench(o => o.RequestsPerMinute = 2);
        for (var i = 0; i < 5; i++)
        {
            await bench.RunAsync();
        }

        Assert.All(bench.Calls.Zip(bench.Calls.Skip(2)), c => Assert.Equal(TimeSpan.FromMinutes(1), c.Second - c.First));
    }

    [Fact]
    public async Task Translate_MoreCharactersThanAllowedAMinute_WaitsForTheNext()
    {
        // Of three code points each.
        using var bench = new ResilienceBench(o => o.CharactersPerMinute = 7);
        for (var i = 0; i < 3; i++)
        {
            await bench.RunAsync();
        }

        Assert.Equal(bench.Calls[0], bench.Calls[1]);
        Assert.Equal(TimeSpan.FromMinutes(1), bench.Calls[2] - bench.Calls[0]);
    }

    [Fact]
    public async Task Translate_AttemptsAgain_CountEach()
    {
        using var bench = new ResilienceBench(o => o.RequestsPerMinute = 1).ThenFails(TranslationFailure.ServerError);

        await bench.RunAsync();

        Assert.InRange(bench.Calls[1] - bench.Calls[0], TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Translate_WaitsForAPlaceLongerThanACallMayTake_IsNoTimeout()
    {
        using var bench = new ResilienceBench(o => o.MaxConcurrentCalls = 1);
        var first = bench.ThenHangs();
        var hanging = bench.TranslateAsync(ResilienceBench.Stop);
        await first;
        var waiting = bench.TranslateAsync(ResilienceBench.Stop);
        // More than is left of the first call's time has passed for the second one when it gets its turn.
        bench.Time.Advance(ResilienceBench.Limit);

        Assert.Equal(TranslationFailure.Timeout, (await Assert.ThrowsAsync<TranslationException>(() => hanging)).Failure);
        Assert.Equal("ok", (await waiting).Texts[0]!.Text);
    }

    [Fact]
    public async Task Translate_TurnNeverComes_IsRefusedAndNoFailureOfTheProvider()
    {
        using var bench = new ResilienceBench();
        using var queue = new ProviderQueue(new() { MaxConcurrentCalls = 1 }, bench.Time);
        using var place = await queue.EnterAsync(1, ResilienceBench.Stop);
        var waiting = queue.EnterAsync(1, ResilienceBench.Stop).WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None);

        bench.Time.Advance(ProviderQueue.LongestWait);

        var error = await Assert.ThrowsAsync<TranslationException>(() => waiting);
        Assert.Equal((TranslationFailure.RateLimited, true), (error.Failure, error.IsTransient));
        Assert.Contains("10 minutes", error.Message, StringComparison.Ordinal);
    }
}
