using System.Text.Json;
using Phasa.Cli.Tests.Support;
using Phasa.TestSupport.Embeddings;
using Phasa.TestSupport.Processes;

namespace Phasa.Cli.Tests.Commands;

/// <summary>Measuring a model behind an endpoint: what is cut goes on, what is asked to wait waits.</summary>
public sealed class MeasureResumptionTests : IAsyncLifetime
{
    private const int Items = 100;
    private const int Texts = Items * 4;
    private const int FirstBatch = 128;
    private const int TextsPerCall = 32;

    private readonly PhasaExecutable _phasa = new();
    private readonly FakeOpenAIEmbeddingServer _server = new();
    private string _pairs = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync();
        _pairs = PairFiles.Write(_phasa, "p.jsonl", Items);
        _phasa.Write("data/phasa.json", JsonSerializer.Serialize(new
        {
            Embedding = new
            {
                models = new[] { new { name = "remote", kind = "openai-compatible", model = "fake", endpoint = _server.Endpoint, dimensions = 24, sendDimensions = false, maxTextsPerCall = TextsPerCall, maxRetryWaitSeconds = 0 } },
                @default = "remote",
            },
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _phasa.Dispose();
    }

    [Theory]
    [InlineData(UnixSignal.Kill)]
    [InlineData(UnixSignal.Interrupt)]
    public async Task Measure_EndedInMidRun_AsksTheSecondTimeForWhatIsMissing(UnixSignal signal)
    {
        // The probe, the first batch; then nothing is answered.
        _server.Enqueue([.. Enumerable.Repeat<FakeEmbeddingStep>(FakeEmbeddingBehaviour.Ok, 2 + (FirstBatch / TextsPerCall))]);
        _server.Default = FakeEmbeddingBehaviour.Hang;
        await using (var process = Start())
        {
            for (var call = 0; call < 2 + (FirstBatch / TextsPerCall) + 1; call++)
            {
                await _server.NextRequestAsync(Cancel);
            }

            process.Send(signal);
            var ended = await process.EndAsync(Cancel);
            if (signal == UnixSignal.Interrupt)
            {
                Assert.Equal(1, ended.ExitCode);
                Assert.Contains("Stopped. What was embedded is kept; the same command goes on from there.", ended.Error, StringComparison.Ordinal);
                Assert.DoesNotContain("error[", ended.Error, StringComparison.Ordinal);
            }
        }

        var before = _server.Requests.Count;
        _server.Default = FakeEmbeddingBehaviour.Ok;
        var second = await RunAsync();

        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Equal(Texts - FirstBatch, Asked(before).Count);
        Assert.Equal(Texts - FirstBatch, Asked(before).Distinct().Count());
        Assert.Contains($"remote: {Texts} texts, {FirstBatch} of them from the cache.", second.Error, StringComparison.Ordinal);

        before = _server.Requests.Count;
        Assert.Equal(0, (await RunAsync()).ExitCode);
        Assert.Empty(Asked(before));
    }

    [Fact]
    public async Task Measure_TwiceAtOnceOnOneCache_HarmsNeither()
    {
        var results = await Task.WhenAll(RunAsync(), RunAsync());

        Assert.All(results, r => Assert.True(r.ExitCode == 0, r.Error));
        var before = _server.Requests.Count;
        var third = await RunAsync();
        Assert.Contains($"{Texts} of them from the cache.", third.Error, StringComparison.Ordinal);
        Assert.Empty(Asked(before));
    }

    [Fact]
    public async Task Measure_LongRetryAfter_WaitsWithAMessageAndLosesNothing()
    {
        _server.Enqueue(FakeEmbeddingBehaviour.Ok, FakeEmbeddingBehaviour.Ok);
        _server.Enqueue([.. Enumerable.Repeat(new FakeEmbeddingStep(FakeEmbeddingBehaviour.RateLimited, RetryAfter: "1"), FirstBatch / TextsPerCall)]);

        var result = await RunAsync();

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("HTTP 429", result.Error, StringComparison.Ordinal);
        Assert.Contains($"The endpoint asks to wait 1 s; 0 of {Texts} texts are done. Waiting.", result.Error, StringComparison.Ordinal);
        Assert.Equal(Texts, Asked(0).Distinct().Count());
    }

    [Fact]
    public async Task Measure_EndpointFails_SaysWhatIsKept()
    {
        _server.Enqueue([.. Enumerable.Repeat<FakeEmbeddingStep>(FakeEmbeddingBehaviour.Ok, 2 + (FirstBatch / TextsPerCall))]);
        _server.Default = FakeEmbeddingBehaviour.BadRequest;

        var result = await RunAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("error[provider-failed]", result.Error, StringComparison.Ordinal);
        Assert.Contains($"{FirstBatch} of {Texts} texts are done and kept; the same command goes on from there.", result.Error, StringComparison.Ordinal);
    }

    /// <summary>The texts of the pair set that the endpoint was asked for, the probe's left out.</summary>
    private List<string> Asked(int since) => [.. _server.Requests.Skip(since).SelectMany(r => r.Texts).Where(t => t.Length == 64)];

    private TestProcess Start() => _phasa.Start("measure", "--pairs", _pairs, "--draws", "100");

    private Task<ProcessResult> RunAsync() => _phasa.RunAsync("measure", "--pairs", _pairs, "--draws", "100");
}
