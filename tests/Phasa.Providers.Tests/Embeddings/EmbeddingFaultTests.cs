using Phasa.Embeddings;
using Phasa.TestSupport.Embeddings;
using Phasa.TestSupport.Time;

namespace Phasa.Providers.Tests.Embeddings;

/// <summary>Every fault of every kind: what is tried again, and what the error says.</summary>
public sealed class EmbeddingFaultTests : IAsyncDisposable
{
    private static readonly string[] Texts = ["図書館は八時に開きます。", "本は二週間借りられます。"];

    private readonly ObservedTime _time = new();
    private FakeEmbeddingServer _server = null!;
    private EmbeddingModel _model = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. RemoteModels.Kinds];

    public static MatrixTheoryData<string, FakeEmbeddingBehaviour> LastingFaults => new(RemoteModels.Kinds,
    [
        FakeEmbeddingBehaviour.Unauthorized, FakeEmbeddingBehaviour.BadRequest, FakeEmbeddingBehaviour.Redirected, FakeEmbeddingBehaviour.Garbage, FakeEmbeddingBehaviour.OtherJson,
        FakeEmbeddingBehaviour.WrongCount, FakeEmbeddingBehaviour.WrongDimensions, FakeEmbeddingBehaviour.Zeros, FakeEmbeddingBehaviour.Infinite,
    ]);

    public static MatrixTheoryData<string, FakeEmbeddingBehaviour> PassingFaults => new(
        RemoteModels.Kinds, [FakeEmbeddingBehaviour.RateLimited, FakeEmbeddingBehaviour.ServerError, FakeEmbeddingBehaviour.Cut]);

    public async ValueTask DisposeAsync()
    {
        _model.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(LastingFaults))]
    public async Task EmbedAsync_FaultThatStays_FailsAfterOneCall(string kind, FakeEmbeddingBehaviour fault)
    {
        await StartAsync(kind);
        _server.Enqueue(fault);

        var error = await Assert.ThrowsAsync<PhasaException>(EmbedAsync);

        Assert.Equal(ErrorCodes.ProviderFailed, error.Code);
        Assert.False(error.IsTransient);
        Assert.Contains($"'mine' ({kind})", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.NextStep);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task EmbedAsync_FaultThatPasses_IsTriedAgain(string kind, FakeEmbeddingBehaviour fault)
    {
        await StartAsync(kind);
        _server.Enqueue(fault);

        var embedding = EmbedAsync();
        await PassBackoffAsync();

        Assert.Equal(2, (await embedding).Count);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task EmbedAsync_FaultThatDoesNotPass_FailsAfterTheAttemptsThatAreAllowed(string kind, FakeEmbeddingBehaviour fault)
    {
        await StartAsync(kind, ("maxAttempts", "3"));
        _server.Default = fault;

        var embedding = EmbedAsync();
        await PassBackoffAsync();
        await PassBackoffAsync();
        var error = await Assert.ThrowsAsync<PhasaException>(() => embedding);

        Assert.True(error.IsTransient);
        Assert.Equal(3, _server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EmbedAsync_RetryAfter_IsWaitedForAndNoLess(string kind)
    {
        await StartAsync(kind);
        _server.Enqueue(new FakeEmbeddingStep(FakeEmbeddingBehaviour.RateLimited, RetryAfter: "17"));

        var embedding = EmbedAsync();
        await _time.NextWaitAsync(wait => wait == TimeSpan.FromSeconds(17), Cancellation);
        _time.Advance(TimeSpan.FromSeconds(16.9));
        Assert.Single(_server.Requests);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(2, (await embedding).Count);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task EmbedAsync_RetryAfterAsADate_IsWaitedFor()
    {
        await StartAsync("openai-compatible");
        var date = _time.GetUtcNow().AddSeconds(40).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        _server.Enqueue(new FakeEmbeddingStep(FakeEmbeddingBehaviour.RateLimited, RetryAfter: date));

        var embedding = EmbedAsync();
        await _time.NextWaitAsync(wait => wait == TimeSpan.FromSeconds(40), Cancellation);
        _time.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal(2, (await embedding).Count);
    }

    [Fact]
    public async Task EmbedAsync_RetryAfterLongerThanAllowed_FailsAtOnceAndPassesItOn()
    {
        await StartAsync("cohere", ("maxRetryWaitSeconds", "60"));
        _server.Enqueue(new FakeEmbeddingStep(FakeEmbeddingBehaviour.RateLimited, RetryAfter: "3600"));

        var error = await Assert.ThrowsAsync<PhasaException>(EmbedAsync);

        Assert.True(error.IsTransient);
        Assert.Equal(TimeSpan.FromHours(1), error.RetryAfter);
    }

    [Fact]
    public async Task EmbedAsync_EmptyAccount_IsNotTriedAgain()
    {
        await StartAsync("openai-compatible");
        _server.Enqueue(new FakeEmbeddingStep(FakeEmbeddingBehaviour.RateLimited, RetryAfter: "1", Error: "insufficient_quota"));

        var error = await Assert.ThrowsAsync<PhasaException>(EmbedAsync);

        Assert.False(error.IsTransient);
        Assert.Contains("Fill the account", error.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EmbedAsync_EndpointQuotesTheKey_TheErrorDoesNot(string kind)
    {
        await StartAsync(kind);
        _server.Enqueue(FakeEmbeddingBehaviour.Unauthorized);

        var error = await Assert.ThrowsAsync<PhasaException>(EmbedAsync);

        Assert.Contains("HTTP 401", error.Message, StringComparison.Ordinal);
        Assert.Contains("Incorrect key provided: ***", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(RemoteModels.Key, error.ToString(), StringComparison.Ordinal);
        Assert.Contains("apiKeyVariable", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmbedAsync_LongErrorBody_IsQuotedInShort()
    {
        await StartAsync("ollama");
        _server.Enqueue(new FakeEmbeddingStep(FakeEmbeddingBehaviour.BadRequest, Error: "too long " + new string('x', 100_000)));

        var error = await Assert.ThrowsAsync<PhasaException>(EmbedAsync);

        Assert.Contains("HTTP 400", error.Message, StringComparison.Ordinal);
        Assert.Contains("too long", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 50, 400);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EmbedAsync_NoAnswerWithinTheLimit_IsTriedAgainAndThenFails(string kind)
    {
        await StartAsync(kind, ("timeoutSeconds", "20"), ("maxAttempts", "2"));
        _server.Default = FakeEmbeddingBehaviour.Hang;

        var embedding = EmbedAsync();
        await _server.NextRequestAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(20));
        await PassBackoffAsync();
        await _server.NextRequestAsync(Cancellation);
        _time.Advance(TimeSpan.FromSeconds(20));

        var error = await Assert.ThrowsAsync<PhasaException>(() => embedding);
        Assert.True(error.IsTransient);
        Assert.Contains("no answer within 20 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EmbedAsync_NobodyListens_IsToldAsSuch()
    {
        await StartAsync("gemini", ("maxAttempts", "1"));
        await _server.DisposeAsync();

        var error = await Assert.ThrowsAsync<PhasaException>(EmbedAsync);

        Assert.True(error.IsTransient);
        Assert.Contains("cannot be reached", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EmbedAsync_CancelledDuringACall_StopsAtOnce(string kind)
    {
        await StartAsync(kind);
        _server.Enqueue(FakeEmbeddingBehaviour.Hang);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var embedding = _model.EmbedAsync(Texts, TextRole.Document, caller.Token);
        await _server.NextRequestAsync(Cancellation);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => embedding);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task EmbedAsync_CancelledWhileWaitingToTryAgain_StopsAtOnce()
    {
        await StartAsync("openai-compatible");
        _server.Enqueue(new FakeEmbeddingStep(FakeEmbeddingBehaviour.RateLimited, RetryAfter: "90"));
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var embedding = _model.EmbedAsync(Texts, TextRole.Document, caller.Token);
        await _time.NextWaitAsync(wait => wait == TimeSpan.FromSeconds(90), Cancellation);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => embedding);
        Assert.Single(_server.Requests);
    }

    private async Task StartAsync(string kind, params (string, string)[] settings)
    {
        _server = await RemoteModels.StartServerAsync(kind);
        // The waits of a call and of a back-off are told apart by their length.
        _model = RemoteModels.Of(kind, _server, _time, [("timeoutSeconds", "200"), .. settings]);
    }

    private Task<IReadOnlyList<float[]>> EmbedAsync() => _model.EmbedAsync(Texts, TextRole.Document, Cancellation);

    private async Task PassBackoffAsync() => _time.Advance(await _time.NextWaitAsync(
        wait => wait > TimeSpan.Zero && wait < TimeSpan.FromSeconds(20), Cancellation));
}
