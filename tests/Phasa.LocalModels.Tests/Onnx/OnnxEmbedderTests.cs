using Microsoft.Extensions.AI;
using Phasa.LocalModels.Onnx;
using Phasa.LocalModels.Onnx.Batches;
using Phasa.LocalModels.Onnx.Networks;
using Xunit;

namespace Phasa.LocalModels.Tests.Onnx;

public sealed class OnnxEmbedderTests : IDisposable
{
    private readonly GraphFile _table = GraphFile.OfTable();

    public void Dispose() => _table.Dispose();

    [Theory]
    [InlineData(1, 8)]
    [InlineData(1, 4096)]
    [InlineData(4, 16)]
    public async Task GenerateAsync_ManyTexts_ComeBackInTheirOrder(int concurrency, int batchTokens)
    {
        using var embedder = Embedder(_table.Path, new(16, new BatchPlan(batchTokens), concurrency), new WordTokenizer(framed: false));
        var random = new Random(5);
        int[][] texts = [.. Enumerable.Range(0, 100).Select(_ => Enumerable.Range(0, 1 + random.Next(12)).Select(_ => random.Next(10)).ToArray())];

        var vectors = await embedder.GenerateAsync(texts.Select(t => string.Join(' ', t)));

        Assert.Equal(texts.Length, vectors.Count);
        for (var i = 0; i < texts.Length; i++)
        {
            // The mean of rows (id, id², 1) has the direction of (Σ id, Σ id², count).
            float[] sum = [texts[i].Sum(), texts[i].Sum(t => t * t), texts[i].Length];
            var length = MathF.Sqrt(sum.Sum(x => x * x));
            Assert.All(sum.Zip(vectors[i].Vector.ToArray()), p => Assert.Equal(p.First / length, p.Second, 1e-5f));
        }
    }

    [Fact]
    public async Task GenerateAsync_TextWithoutTokens_IsZeroBetweenOthers()
    {
        using var embedder = Embedder(_table.Path, new(16, new BatchPlan(64), 1), new WordTokenizer(framed: false));
        var vectors = await embedder.GenerateAsync(["4", "", "4"]);
        Assert.Equal(new float[3], vectors[1].Vector.ToArray());
        Assert.Equal(vectors[0].Vector.ToArray(), vectors[2].Vector.ToArray());
    }

    [Fact]
    public async Task GenerateAsync_NoTexts_IsEmpty()
    {
        using var embedder = Embedder(_table.Path, new(16, new BatchPlan(64), 1), new WordTokenizer());
        Assert.Empty(await embedder.GenerateAsync([]));
    }

    [Fact]
    public async Task GenerateAsync_TextOverTheLimit_IsCutFromItsEnd()
    {
        using var embedder = Embedder(_table.Path, new(5, new BatchPlan(64), 1), new WordTokenizer());
        var vectors = await embedder.GenerateAsync(["3 4 5 9 9 9", "3 4 5"]);
        Assert.Equal(vectors[1].Vector.ToArray(), vectors[0].Vector.ToArray());
    }

    [Fact]
    public async Task GenerateAsync_Transformer_CompanyChangesNothing()
    {
        using var file = new TransformerFile();
        using var embedder = Embedder(file.Path, new(64, new BatchPlan(2048), 1), new WordTokenizer(50));
        string[] texts = [.. Enumerable.Range(1, 40).Select(n => string.Join(' ', Enumerable.Range(0, n).Select(i => 3 + ((i * n) % 47))))];
        var together = await embedder.GenerateAsync(texts);
        for (var i = 0; i < texts.Length; i++)
        {
            var alone = (await embedder.GenerateAsync([texts[i]]))[0];
            Assert.All(alone.Vector.ToArray().Zip(together[i].Vector.ToArray()), p => Assert.Equal(p.First, p.Second, 1e-5f));
        }
    }

    [Fact]
    public async Task GenerateAsync_Cancelled_Throws()
    {
        using var embedder = Embedder(_table.Path, new(16, new BatchPlan(64), 1), new WordTokenizer());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => embedder.GenerateAsync(["3"], cancellationToken: new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task GenerateAsync_Disposed_Throws()
    {
        var embedder = Embedder(_table.Path, new(16, new BatchPlan(64), 2), new WordTokenizer());
        embedder.Dispose();
        embedder.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => embedder.GenerateAsync(["3"]));
    }

    [Fact]
    public void GetService_Metadata_NamesTheModel()
    {
        using var embedder = Embedder(_table.Path, new(16, new BatchPlan(64), 1), new WordTokenizer());
        var metadata = Assert.IsType<EmbeddingGeneratorMetadata>(embedder.GetService(typeof(EmbeddingGeneratorMetadata)));
        Assert.Equal(("onnx", "test", 3), (metadata.ProviderName, metadata.DefaultModelId, metadata.DefaultModelDimensions));
    }

    private static OnnxEmbedder Embedder(string file, OnnxEmbedderLimits limits, WordTokenizer tokenizer) =>
        new(Network.Open(new NetworkOptions(file)), tokenizer, limits, "test", 3);
}
