using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Translation.Resilience;

/// <summary>Who cancels gets the cancellation at once, wherever the call is, and nobody else is asked.</summary>
public sealed class CancellationTests
{
    private static CancellationToken Stop => ResilienceBench.Stop;

    [Fact]
    public async Task Translate_CancelledInTheCall_IsCancelled()
    {
        using var bench = new ResilienceBench();
        var made = bench.ThenHangs();

        await CancelAsync(bench, () => made);

        Assert.Single(bench.Calls);
    }

    [Fact]
    public async Task Translate_CancelledBetweenAttempts_IsCancelled()
    {
        using var bench = new ResilienceBench().Fails(TranslationFailure.ServerError);

        await CancelAsync(bench, () => bench.Time.NextWaitAsync(wait => wait <= TimeSpan.FromSeconds(10), Stop));

        Assert.Single(bench.Calls);
    }

    [Fact]
    public async Task Translate_CancelledWhileRetryAfterIsWaitedFor_IsCancelled()
    {
        using var bench = new ResilienceBench().ThenFails(TranslationFailure.RateLimited, TimeSpan.FromSeconds(9));

        await CancelAsync(bench, () => bench.Time.NextWaitAsync(wait => wait >= TimeSpan.FromSeconds(9) && wait <= TimeSpan.FromSeconds(10), Stop));

        Assert.Single(bench.Calls);
    }

    [Fact]
    public async Task Translate_CancelledWhileWaitingForAPlace_IsCancelled()
    {
        using var bench = new ResilienceBench(o => o.MaxConcurrentCalls = 1).Hangs();
        using var others = new CancellationTokenSource();
        var other = bench.TranslateAsync(others.Token);

        await CancelAsync(bench, () => Task.CompletedTask);

        Assert.Single(bench.Calls);
        await others.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);
    }

    [Fact]
    public async Task Translate_CancelledWhileWaitingForTheMinute_IsCancelled()
    {
        using var bench = new ResilienceBench(o => o.RequestsPerMinute = 1);
        await bench.RunAsync();

        await CancelAsync(bench, () => bench.Time.NextWaitAsync(wait => wait == TimeSpan.FromMinutes(1), Stop));

        Assert.Single(bench.Calls);
    }

    /// <summary>Cancels a request to a chain once its first provider is so far.</summary>
    private static async Task CancelAsync(ResilienceBench bench, Func<Task> reached)
    {
        var second = ScriptedTranslator.Of("second", t => t);
        var chain = new TranslatorChain(new TranslationOptions(), [bench.Translator, second], [], bench.Time);
        using var caller = new CancellationTokenSource();
        var translating = chain.TranslateAsync(ResilienceBench.Request, caller.Token).WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
        await reached();
        Assert.False(translating.IsCompleted);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => translating);
        Assert.Empty(second.Requests);
    }
}
