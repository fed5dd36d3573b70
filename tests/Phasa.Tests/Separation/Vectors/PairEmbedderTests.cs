using Phasa.Embeddings;
using Phasa.Languages;
using Phasa.Separation.PairSets;
using Phasa.Separation.Vectors;
using Phasa.TestSupport.Embeddings;
using Phasa.TestSupport.Storage;
using Phasa.TestSupport.Time;

namespace Phasa.Tests.Separation.Vectors;

public sealed class PairEmbedderTests : IDisposable
{
    private static readonly LanguageTag Lo = LanguageTag.Parse("lo");
    private static readonly LanguageTag En = LanguageTag.Parse("en");

    private readonly TemporaryFolder _folder = new();
    private readonly SeededEmbedder _generator = new(1, 8);
    private readonly List<string> _notices = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Embed_WithAndWithoutCache_PutsEveryTextInItsRole()
    {
        var (pairs, model) = (Pairs(3), _generator.Model("m"));

        var plain = await new PairEmbedder(null, TimeProvider.System).EmbedAsync(pairs, "named", model, cancellationToken: Cancel);
        await EmbedAsync(pairs, model);
        var cached = await EmbedAsync(pairs, model);

        Assert.Equal(("named", model.Space), (plain.Model, plain.Space));
        foreach (var item in pairs.Items)
        {
            Assert.Equal((await model.EmbedAsync([item.Query[Lo]], TextRole.Query, Cancel))[0], cached.Query(item, Lo));
            Assert.Equal(plain.Query(item, Lo), cached.Query(item, Lo));
            Assert.Equal(plain.Document(item, En), cached.Document(item, En));
        }
    }

    [Fact]
    public async Task Embed_ASecondTime_AsksForTheProbeAlone()
    {
        List<EmbeddingProgress> told = [];
        await EmbedAsync(Pairs(100), _generator.Model("m"), told.Add);
        var calls = _generator.Calls;
        await EmbedAsync(Pairs(101), _generator.Model("m"), told.Add);
        var again = _generator.Calls;
        await EmbedAsync(Pairs(101), _generator.Model("m"), told.Add);

        // Two calls are the probe's; one item more is a text in either role.
        Assert.Equal((4, 2), (again - calls, _generator.Calls - again));
        Assert.Equal(new EmbeddingProgress(0, 200, 0), told[0]);
        Assert.Equal(new EmbeddingProgress(202, 202, 202), told[^1]);
        Assert.Equal(told.OrderBy(t => t.Total).ThenBy(t => t.Done), told);
        Assert.Empty(_notices);
    }

    [Fact]
    public async Task Embed_FailsInTheMiddle_KeepsWhatWasDoneAndSaysSo()
    {
        var failing = new FailingAfter(4);
        var error = await Assert.ThrowsAsync<PhasaException>(() => EmbedAsync(Pairs(300), failing.Model));
        Assert.Contains("256 of 600 texts are done and kept", error.NextStep, StringComparison.Ordinal);

        failing.Calls = int.MinValue;
        List<EmbeddingProgress> told = [];
        await EmbedAsync(Pairs(300), failing.Model, told.Add);
        Assert.Equal(new EmbeddingProgress(256, 600, 256), told[0]);
    }

    [Fact]
    public async Task Embed_ModelChangedUnderItsName_EmbedsAnewAndSaysSo()
    {
        await EmbedAsync(Pairs(3), _generator.Model("m"));
        _generator.Seed = 2;

        var vectors = await EmbedAsync(Pairs(3), _generator.Model("m"));

        Assert.Equal((await _generator.Model("m").EmbedAsync(["query 0"], TextRole.Query, Cancel))[0], vectors.Query(Pairs(3).Items[0], Lo));
        Assert.Contains(_notices, n => n.Contains("begun anew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Embed_LongRetryAfter_WaitsAndSaysHowLong()
    {
        var time = new ObservedTime();
        _generator.Failure = new PhasaException(ErrorCodes.ProviderFailed, "429 Slow down.") { RetryAfter = TimeSpan.FromMinutes(10) };
        var run = new PairEmbedder(_folder.Path, time).EmbedAsync(Pairs(3), "m", _generator.Model("m"), null, _notices.Add, Cancel);
        Assert.Equal(TimeSpan.FromMinutes(10), await time.NextWaitAsync(t => t > TimeSpan.Zero, Cancel));
        Assert.False(run.IsCompleted);
        _generator.Failure = null;
        time.Advance(TimeSpan.FromMinutes(10));

        await run;

        Assert.Contains("429 Slow down. The endpoint asks to wait 10 min; no text is done yet. Waiting.", _notices);
    }

    [Fact]
    public async Task Embed_RetryAfterOfADay_FailsAtOnce()
    {
        _generator.Failure = new PhasaException(ErrorCodes.ProviderFailed, "429") { RetryAfter = TimeSpan.FromDays(1) };
        await Assert.ThrowsAsync<PhasaException>(() => EmbedAsync(Pairs(3), _generator.Model("m")));
    }

    [Fact]
    public async Task Embed_CacheCannotBeWritten_GoesOnWithoutIt()
    {
        var file = _folder.File("file");
        await File.WriteAllTextAsync(file, "in the way", Cancel);

        var vectors = await new PairEmbedder(file, TimeProvider.System).EmbedAsync(Pairs(3), "m", _generator.Model("m"), null, _notices.Add, Cancel);

        Assert.Equal(8, vectors.Query(Pairs(3).Items[2], Lo).Length);
        Assert.Contains(_notices, n => n.StartsWith($"The cache in '{file}' cannot be used", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Embed_TextsLongerThanTheModelReads_AreCounted()
    {
        var text = new string('x', 600);
        var pairs = new PairSet("p", [new("a", new Dictionary<LanguageTag, string> { [Lo] = text }, new Dictionary<LanguageTag, string> { [En] = "short" })]);

        await EmbedAsync(pairs, _generator.Model("m"));

        Assert.Equal(["1 of 2 texts are longer than the 512 tokens that 'm' reads; their ends are not measured."], _notices);
    }

    private static PairSet Pairs(int items) => new(
        "p",
        [.. Enumerable.Range(0, items).Select(i => new PairItem(
            $"{i}", new Dictionary<LanguageTag, string> { [Lo] = $"query {i}" }, new Dictionary<LanguageTag, string> { [En] = $"document {i}" }))]);

    private Task<PairVectors> EmbedAsync(PairSet pairs, EmbeddingModel model, Action<EmbeddingProgress>? progress = null) =>
        new PairEmbedder(_folder.Path, TimeProvider.System).EmbedAsync(pairs, "m", model, progress, _notices.Add, Cancel);

    /// <summary>Fails for good after so many calls.</summary>
    private sealed class FailingAfter(int calls) : Microsoft.Extensions.AI.IEmbeddingGenerator<string, Microsoft.Extensions.AI.Embedding<float>>
    {
        private readonly SeededEmbedder _inner = new(1, 8);

        public int Calls { get; set; }

        public EmbeddingModel Model => new(this, new EmbeddingSpace("test", "failing", "1", 8), _inner.Model("x").Tokens, 512);

        public Task<Microsoft.Extensions.AI.GeneratedEmbeddings<Microsoft.Extensions.AI.Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, Microsoft.Extensions.AI.EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            ++Calls > calls ? throw new PhasaException(ErrorCodes.ProviderFailed, "Gone.") : _inner.GenerateAsync(values, options, cancellationToken);

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() => _inner.Dispose();
    }
}
