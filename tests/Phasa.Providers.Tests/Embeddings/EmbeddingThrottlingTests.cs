using Phasa.Embeddings;
using Phasa.TestSupport.Embeddings;
using Phasa.TestSupport.Time;

namespace Phasa.Providers.Tests.Embeddings;

/// <summary>How texts are spread over calls, and when these are made.</summary>
public sealed class EmbeddingThrottlingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. RemoteModels.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EmbedAsync_MoreTextsThanACallTakes_KeepsTheirOrderOverTheCalls(string kind)
    {
        await using var server = await RemoteModels.StartServerAsync(kind);
        using var model = RemoteModels.Of(kind, server, null, ("maxTextsPerCall", "7"), ("maxConcurrentCalls", "3"));
        using var single = RemoteModels.Of(kind, server, null, ("maxTextsPerCall", "1"));
        string[] texts = [.. Enumerable.Range(0, 50).Select(i => $"text {i}")];

        var vectors = await model.EmbedAsync(texts, TextRole.Document, Cancellation);

        Assert.Equal([1, 7, 7, 7, 7, 7, 7, 7], server.Requests.Select(r => r.Texts.Count).Order());
        Assert.Equal(await single.EmbedAsync(texts, TextRole.Document, Cancellation), vectors);
    }

    [Fact]
    public async Task EmbedAsync_TextsOverTheTokensOfACall_GoInSmallerCallsAndALongOneAlone()
    {
        await using var server = await RemoteModels.StartServerAsync("openai-compatible");
        using var model = RemoteModels.Of("openai-compatible", server, null, ("maxTokensPerCall", "40"), ("maxConcurrentCalls", "1"));
        // 12 digits count as 12 tokens.
        string[] texts = ["111111111111", "222222222222", "333333333333", "444444444444", new string('5', 90), "666666666666"];

        await model.EmbedAsync(texts, TextRole.Document, Cancellation);

        Assert.Equal([3, 1, 1, 1], server.Requests.Select(r => r.Texts.Count));
    }

    [Fact]
    public async Task EmbedAsync_BlankTexts_AreNotSentAndGetZeros()
    {
        await using var server = await RemoteModels.StartServerAsync("openai-compatible");
        using var model = RemoteModels.Of("openai-compatible", server);

        var vectors = await model.EmbedAsync(["", "one", " \n"], TextRole.Document, Cancellation);

        Assert.Equal(["one"], server.Requests.Single().Texts);
        Assert.All(new[] { vectors[0], vectors[2] }, v => Assert.All(v, x => Assert.Equal(0, x)));
    }

    [Fact]
    public async Task EmbedAsync_OnlyBlankTexts_AsksNobody()
    {
        await using var server = await RemoteModels.StartServerAsync("cohere");
        using var model = RemoteModels.Of("cohere", server);

        Assert.Equal(2, (await model.EmbedAsync(["", " "], TextRole.Document, Cancellation)).Count);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task EmbedAsync_ManyCallers_NeverMakeMoreCallsAtOnceThanAllowed()
    {
        await using var server = await RemoteModels.StartServerAsync("openai-compatible");
        var release = new TaskCompletionSource();
        server.Default = new(FakeEmbeddingBehaviour.Ok, Release: release.Task);
        using var model = RemoteModels.Of("openai-compatible", server, null, ("maxTextsPerCall", "1"), ("maxConcurrentCalls", "3"));

        var embedding = Task.WhenAll(Enumerable.Range(0, 4).Select(c => model.EmbedAsync([.. Enumerable.Range(0, 5).Select(i => $"{c} {i}")], TextRole.Document, Cancellation)));
        for (var i = 0; i < 3; i++)
        {
            await server.NextRequestAsync(Cancellation);
        }

        release.SetResult();
        await embedding;

        Assert.Equal(20, server.Requests.Count);
        Assert.Equal(3, server.MostUnderWay);
    }

    [Fact]
    public async Task EmbedAsync_OneOfManyCallsFails_NoFurtherCallsAreMade()
    {
        await using var server = await RemoteModels.StartServerAsync("openai-compatible");
        server.Default = FakeEmbeddingBehaviour.Unauthorized;
        using var model = RemoteModels.Of("openai-compatible", server, null, ("maxTextsPerCall", "1"), ("maxConcurrentCalls", "2"));

        await Assert.ThrowsAsync<PhasaException>(() => model.EmbedAsync([.. Enumerable.Range(0, 100).Select(i => $"{i}")], TextRole.Document, Cancellation));

        Assert.InRange(server.Requests.Count, 1, 4);
    }

    [Fact]
    public async Task EmbedAsync_RequestsPerMinuteUsedUp_WaitsUntilTheOldestIsAMinutePast()
    {
        var time = new ObservedTime();
        await using var server = await RemoteModels.StartServerAsync("openai-compatible");
        using var model = RemoteModels.Of("openai-compatible", server, time,
            ("maxTextsPerCall", "1"), ("maxConcurrentCalls", "1"), ("requestsPerMinute", "2"), ("timeoutSeconds", "200"));

        var embedding = model.EmbedAsync(["one", "two", "three"], TextRole.Document, Cancellation);
        await time.NextWaitAsync(wait => wait == TimeSpan.FromMinutes(1), Cancellation);
        Assert.Equal(2, server.Requests.Count);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(3, (await embedding).Count);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task EmbedAsync_TokensPerMinuteUsedUp_Waits()
    {
        var time = new ObservedTime();
        await using var server = await RemoteModels.StartServerAsync("ollama");
        using var model = RemoteModels.Of("ollama", server, time, ("maxTextsPerCall", "1"), ("tokensPerMinute", "20"), ("timeoutSeconds", "200"));

        // 12 digits count as 12 tokens: two calls do not fit into a minute, and 30 fit into none but go.
        var embedding = model.EmbedAsync(["111111111111", "222222222222", new string('3', 30)], TextRole.Document, Cancellation);
        await time.NextWaitAsync(wait => wait == TimeSpan.FromMinutes(1), Cancellation);
        Assert.Single(server.Requests);
        time.Advance(TimeSpan.FromMinutes(1));
        await time.NextWaitAsync(wait => wait == TimeSpan.FromMinutes(1), Cancellation);
        Assert.Equal(2, server.Requests.Count);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(3, (await embedding).Count);
    }

    [Fact]
    public async Task EmbedAsync_CancelledWhileHeldBack_StopsAtOnceAndTheNextCallerIsServed()
    {
        var time = new ObservedTime();
        await using var server = await RemoteModels.StartServerAsync("openai-compatible");
        using var model = RemoteModels.Of("openai-compatible", server, time, ("requestsPerMinute", "1"), ("timeoutSeconds", "200"));
        await model.EmbedAsync(["one"], TextRole.Document, Cancellation);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var embedding = model.EmbedAsync(["two"], TextRole.Document, caller.Token);
        await time.NextWaitAsync(wait => wait == TimeSpan.FromMinutes(1), Cancellation);

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => embedding);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Single(await model.EmbedAsync(["three"], TextRole.Document, Cancellation));
        Assert.Equal(["one", "three"], server.Requests.Select(r => r.Texts.Single()));
    }
}
