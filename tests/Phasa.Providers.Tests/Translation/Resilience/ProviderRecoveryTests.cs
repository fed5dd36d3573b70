using Microsoft.Extensions.DependencyInjection;
using Phasa.TestSupport.Processes;
using Phasa.TestSupport.Time;
using Phasa.TestSupport.Translation;
using Phasa.Translation;

namespace Phasa.Providers.Tests.Translation.Resilience;

/// <summary>What is done about failures over HTTP: each kind of provider as a host makes it, its server on loopback.</summary>
public sealed class ProviderRecoveryTests : IAsyncLifetime
{
    private readonly ObservedTime _time = new();
    private readonly List<FakeProviderServer> _servers = [];

    public static TheoryData<string> Kinds => [.. FakeProviders.Kinds];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Translate_UnavailableThenUp_IsAnsweredWithinTheCall(string kind)
    {
        var server = await StartAsync(kind);
        server.Enqueue(FakeStep.Answer(503, "{}"), FakeBehaviour.Cut);

        await PassAsync(Translator(kind, server.Endpoint));

        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Translate_RefusedConnectionThenUp_IsAnsweredWithinTheCall(string kind)
    {
        var server = await StartAsync(kind);
        await using var port = new LatePort(FakeProviders.Endpoint(kind, server));
        var translating = TranslateAsync(Provider.Of(kind, "p", port.Address, _time, ("maxAttempts", "2")));
        var wait = await _time.NextWaitAsync(IsBetweenAttempts, Stop);

        port.Open();
        _time.Advance(wait);

        Assert.All((await translating).Texts, Assert.NotNull);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Translate_RetryAfterInSeconds_IsWaitedFor(string kind)
    {
        var server = await StartAsync(kind);
        server.Enqueue(new FakeStep(FakeBehaviour.RateLimited, TimeSpan.FromSeconds(7)));
        var started = _time.GetUtcNow();

        await PassAsync(Translator(kind, server.Endpoint));

        Assert.InRange((_time.GetUtcNow() - started).TotalSeconds, 7, 7.5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Translate_RetryAfterAsADate_IsWaitedFor(string kind)
    {
        var server = await StartAsync(kind);
        var started = _time.GetUtcNow();
        server.Enqueue(new FakeStep(FakeBehaviour.RateLimited) { RetryAt = started.AddSeconds(8) });

        await PassAsync(Translator(kind, server.Endpoint));

        Assert.InRange((_time.GetUtcNow() - started).TotalSeconds, 8, 8.5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Translate_LongRetryAfter_TheServerIsNotAskedUntilThen(string kind)
    {
        var server = await StartAsync(kind);
        server.Enqueue(FakeStep.Answer(503, "{}", TimeSpan.FromMinutes(5)));
        var translator = Translator(kind, server.Endpoint);
        await Assert.ThrowsAsync<TranslationException>(() => PassAsync(translator));

        var refused = await Assert.ThrowsAsync<TranslationException>(() => PassAsync(translator));

        Assert.Equal((TimeSpan.FromMinutes(5), true, 1), (refused.RetryAfter, refused.IsTransient, server.Requests.Count));
        _time.Advance(TimeSpan.FromMinutes(5));
        await PassAsync(translator);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Translate_KeepsFailing_IsLeftAloneAndComesBack(string kind)
    {
        var server = await StartAsync(kind);
        server.Default = FakeBehaviour.ServerError;
        var translator = Translator(kind, server.Endpoint, ("breakSeconds", "20"));
        for (var i = 0; i < 3; i++)
        {
            await Assert.ThrowsAsync<TranslationException>(() => PassAsync(translator));
        }

        Assert.Equal(5, server.Requests.Count);
        server.Default = FakeBehaviour.Ok;
        _time.Advance(TimeSpan.FromSeconds(20));
        await PassAsync(translator);
        await PassAsync(translator);
        Assert.Equal(7, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Translate_ManyAtATime_ServerSeesNoMoreThanAllowed(string kind)
    {
        var server = await StartAsync(kind);
        var release = new TaskCompletionSource();
        server.Default = new(FakeBehaviour.Slow, Release: release.Task);
        var translator = Translator(kind, server.Endpoint, ("maxConcurrentCalls", "2"));

        var translating = Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TranslateAsync(translator)));
        await server.NextRequestAsync(Stop);
        await server.NextRequestAsync(Stop);
        release.SetResult();
        await translating;

        Assert.Equal((6, 2), (server.Requests.Count, server.MostUnderWay));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Translate_MoreThanAllowedAMinute_TheNextWaits(string kind)
    {
        var server = await StartAsync(kind);
        var translator = Translator(kind, server.Endpoint, ("requestsPerMinute", "2"), ("timeoutSeconds", "200"));

        var translating = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TranslateAsync(translator)));
        await _time.NextWaitAsync(wait => wait == TimeSpan.FromMinutes(1), Stop);
        await server.NextRequestAsync(Stop);
        await server.NextRequestAsync(Stop);
        Assert.Equal(2, server.Requests.Count);
        _time.Advance(TimeSpan.FromMinutes(1));

        await translating;
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Translate_CancelledBetweenAttempts_NobodyIsAskedAnyMore(string kind)
    {
        var (first, second) = (await StartAsync(kind), await StartAsync("libretranslate"));
        first.Default = FakeBehaviour.ServerError;
        (string, string)[] settings =
        [
            ("providers:0:name", "first"), ("providers:0:kind", kind), ("providers:0:endpoint", FakeProviders.Endpoint(kind, first).ToString()),
            .. FakeProviders.Settings(kind).Select(s => ($"providers:0:{s.Key}", s.Value)),
            ("providers:1:name", "second"), ("providers:1:kind", "libretranslate"), ("providers:1:endpoint", second.Endpoint.ToString()),
        ];
        await using var services = Provider.Services(settings, _time);
        using var caller = new CancellationTokenSource();
        var translating = services.GetRequiredService<TranslatorChain>().TranslateAsync(ResilienceBench.Request, caller.Token);
        await _time.NextWaitAsync(IsBetweenAttempts, Stop);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => translating);
        Assert.Equal((1, 0), (first.Requests.Count, second.Requests.Count));
    }

    private static bool IsBetweenAttempts(TimeSpan wait) => wait <= TimeSpan.FromSeconds(10);

    private static Task<TranslationAnswer> TranslateAsync(ITranslator translator) => translator.TranslateAsync(ResilienceBench.Request, Stop);

    private Task<TranslationAnswer> PassAsync(ITranslator translator) => _time.PassUntilAsync(TranslateAsync(translator), IsBetweenAttempts, Stop);

    private async Task<FakeProviderServer> StartAsync(string kind)
    {
        var server = await FakeProviders.StartAsync(kind);
        _servers.Add(server);
        return server;
    }

    private ITranslator Translator(string kind, Uri endpoint, params (string Key, string Value)[] more) =>
        Provider.Of(kind, "p", kind == "ollama" ? new Uri(endpoint, "/") : endpoint, _time, [("maxAttempts", "3"), .. more]);
}
