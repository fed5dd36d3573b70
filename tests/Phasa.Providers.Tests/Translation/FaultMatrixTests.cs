using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Phasa.Languages;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Translation;

/// <summary>Every fault of every provider: the next one serves, the reason is kept, nothing hangs.</summary>
public sealed class FaultMatrixTests : IAsyncDisposable
{
    private static readonly LanguagePair JapaneseToLao = new(LanguageTag.Parse("ja"), LanguageTag.Parse("lo"));
    private static readonly string[] Texts = ["図書館は八時に開きます。", "本は二週間借りられます。"];

    private readonly FakeTimeProvider _time = new();
    private readonly List<FakeProviderServer> _servers = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, FakeBehaviour> Faults => new(
        FakeProviders.Kinds,
        Enum.GetValues<FakeBehaviour>().Where(b => b is not (FakeBehaviour.Ok or FakeBehaviour.Slow or FakeBehaviour.Hang)));

    public static MatrixTheoryData<string, FakeBehaviour> Delays => new(FakeProviders.Kinds, [FakeBehaviour.Hang, FakeBehaviour.Slow]);

    public static TheoryData<string> Kinds => [.. FakeProviders.Kinds];

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task TranslateAsync_FirstProviderFails_SecondServesAndTheReasonIsKept(string kind, FakeBehaviour fault)
    {
        var first = await StartAsync(kind, fault);
        var second = await StartAsync(Other(kind), FakeBehaviour.Ok);

        var result = await Chain((kind, first), (Other(kind), second)).TranslateAsync(new(JapaneseToLao, Texts), Cancellation);

        Assert.Equal(ChainOutcome.Complete, result.Outcome);
        Assert.All(result.Texts, t => Assert.StartsWith("provider1", t!.Provider, StringComparison.Ordinal));
        Assert.Equal(["provider0", "provider1"], result.Attempts.Select(a => a.Provider));
        Assert.Equal(Expected(fault), result.Attempts[0].Failure);
        Assert.False(string.IsNullOrWhiteSpace(result.Attempts[0].Message));
        Assert.Equal((2, 0), (result.Attempts[0].Offered, result.Attempts[0].Accepted));
        Assert.Single(first.Requests);
    }

    [Theory]
    [MemberData(nameof(Delays))]
    public async Task TranslateAsync_FirstProviderTakesTooLong_SecondServes(string kind, FakeBehaviour fault)
    {
        var first = await StartAsync(kind, new FakeStep(fault, Release: new TaskCompletionSource().Task));
        var second = await StartAsync(Other(kind), FakeBehaviour.Ok);
        var translating = Chain((kind, first), (Other(kind), second)).TranslateAsync(new(JapaneseToLao, Texts), Cancellation);
        await first.NextRequestAsync(Cancellation);

        _time.Advance(TimeSpan.FromSeconds(60));
        var result = await translating;

        Assert.Equal(ChainOutcome.Complete, result.Outcome);
        Assert.Equal(TranslationFailure.Timeout, result.Attempts[0].Failure);
        Assert.Equal(TimeSpan.FromSeconds(60), result.Attempts[0].Duration);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TranslateAsync_SlowWithinTheLimit_Serves(string kind)
    {
        var release = new TaskCompletionSource();
        var server = await StartAsync(kind, new FakeStep(FakeBehaviour.Slow, Release: release.Task));
        var translating = Chain((kind, server)).TranslateAsync(new(JapaneseToLao, Texts), Cancellation);
        await server.NextRequestAsync(Cancellation);

        _time.Advance(TimeSpan.FromSeconds(59));
        release.SetResult();

        Assert.Equal(ChainOutcome.Complete, (await translating).Outcome);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task TranslateAsync_CallerCancels_NoOtherProviderIsAsked(string kind)
    {
        var first = await StartAsync(kind, FakeBehaviour.Hang);
        var second = await StartAsync(Other(kind), FakeBehaviour.Ok);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var translating = Chain((kind, first), (Other(kind), second)).TranslateAsync(new(JapaneseToLao, Texts), caller.Token);
        await first.NextRequestAsync(Cancellation);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => translating);
        Assert.Empty(second.Requests);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task TranslateAsync_OnlyProviderFails_SaysWhetherARetryMayHelp(string kind, FakeBehaviour fault)
    {
        var server = await StartAsync(kind, new FakeStep(fault, TimeSpan.FromSeconds(30)));

        var result = await Chain((kind, server)).TranslateAsync(new(JapaneseToLao, Texts), Cancellation);

        Assert.Equal(ChainOutcome.Failed, result.Outcome);
        Assert.Equal([null, null], result.Texts);
        Assert.Equal(fault is FakeBehaviour.RateLimited or FakeBehaviour.ServerError or FakeBehaviour.Cut, result.RetryMayHelp);
        Assert.Equal(fault is FakeBehaviour.RateLimited ? TimeSpan.FromSeconds(30) : null, result.RetryAfter);
    }

    private static string Other(string kind) => kind == "libretranslate" ? "openai-compatible" : "libretranslate";

    private static TranslationFailure Expected(FakeBehaviour fault) => fault switch
    {
        FakeBehaviour.RateLimited => TranslationFailure.RateLimited,
        FakeBehaviour.ServerError => TranslationFailure.ServerError,
        FakeBehaviour.Unauthorized => TranslationFailure.Rejected,
        FakeBehaviour.Cut => TranslationFailure.Unreachable,
        FakeBehaviour.Garbage or FakeBehaviour.Malformed => TranslationFailure.InvalidAnswer,
        FakeBehaviour.WrongLanguage => TranslationFailure.WrongLanguage,
        FakeBehaviour.Empty => TranslationFailure.Empty,
        FakeBehaviour.Refusal => TranslationFailure.Refusal,
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No failure is expected."),
    };

    private async Task<FakeProviderServer> StartAsync(string kind, FakeStep step)
    {
        var server = await FakeProviders.StartAsync(kind);
        server.Default = step;
        _servers.Add(server);
        return server;
    }

    private TranslatorChain Chain(params (string Kind, FakeProviderServer Server)[] providers)
    {
        List<(string Key, string Value)> settings = [("routes:0:pair", "*->*")];
        foreach (var (i, (kind, server)) in providers.Index())
        {
            settings.AddRange([
                ($"providers:{i}:name", $"provider{i}"), ($"providers:{i}:kind", kind), ($"providers:{i}:endpoint", FakeProviders.Endpoint(kind, server).ToString()),
                ($"routes:0:providers:{i}", $"provider{i}"),
                // The clock stands still, and what is looked at is one call.
                ($"providers:{i}:maxAttempts", "1")]);
            settings.AddRange(FakeProviders.Settings(kind).Select(s => ($"providers:{i}:{s.Key}", s.Value)));
        }

        return Provider.Services(settings, _time).GetRequiredService<TranslatorChain>();
    }
}
