using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using Phasa.Embeddings;
using Phasa.Embeddings.HashedNgrams;
using Phasa.Search;

namespace Phasa.Tests.Search;

public sealed class QueryEmbeddingTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly CountingEmbedder _embedder = new();

    [Fact]
    public async Task Embed_TheSameQueryAgain_AsksTheModelOnce()
    {
        var (embedding, model) = (new QueryEmbedding(_time), _embedder.Model("a"));
        var first = await embedding.EmbedAsync(model, "ລືມລະຫັດຜ່ານ", TestContext.Current.CancellationToken);
        Assert.Equal(first, await embedding.EmbedAsync(model, "ລືມລະຫັດຜ່ານ", TestContext.Current.CancellationToken));
        Assert.Equal(1, _embedder.Calls);
    }

    [Fact]
    public async Task Embed_AnotherQueryOrModel_AsksTheModel()
    {
        var embedding = new QueryEmbedding(_time);
        var (a, b) = (_embedder.Model("a"), _embedder.Model("b"));
        var first = await embedding.EmbedAsync(a, "one", TestContext.Current.CancellationToken);
        Assert.NotEqual(first, await embedding.EmbedAsync(a, "two", TestContext.Current.CancellationToken));
        await embedding.EmbedAsync(b, "one", TestContext.Current.CancellationToken);
        Assert.Equal(3, _embedder.Calls);
    }

    [Fact]
    public async Task Embed_AfterTenMinutes_AsksTheModelAgain()
    {
        var (embedding, model) = (new QueryEmbedding(_time), _embedder.Model("a"));
        await embedding.EmbedAsync(model, "one", TestContext.Current.CancellationToken);
        _time.Advance(Recent.Kept);
        await embedding.EmbedAsync(model, "one", TestContext.Current.CancellationToken);
        Assert.Equal(2, _embedder.Calls);
    }

    [Fact]
    public async Task Embed_ModelThatFails_IsAskedAgain()
    {
        var (embedding, model) = (new QueryEmbedding(_time), _embedder.Model("a"));
        _embedder.Fails = true;
        await Assert.ThrowsAsync<PhasaException>(async () => await embedding.EmbedAsync(model, "one", TestContext.Current.CancellationToken));
        _embedder.Fails = false;
        Assert.Contains(await embedding.EmbedAsync(model, "one", TestContext.Current.CancellationToken), v => v != 0);
    }

    public void Dispose() => _embedder.Dispose();

    private sealed class CountingEmbedder : DelegatingEmbeddingGenerator<string, Embedding<float>>
    {
        public CountingEmbedder()
            : base(new HashedNgramEmbedder())
        {
        }

        public int Calls { get; private set; }

        public bool Fails { get; set; }

        public EmbeddingModel Model(string name) => new(this, new EmbeddingSpace("tests", name, "1", HashedNgramEmbedder.Dimensions), new NgramTokenCounter(), 512);

        public override Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            Calls++;
            return Fails ? throw new InvalidOperationException("down") : base.GenerateAsync(values, options, cancellationToken);
        }
    }
}
