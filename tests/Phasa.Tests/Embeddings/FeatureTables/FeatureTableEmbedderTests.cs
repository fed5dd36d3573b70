using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using Phasa.Embeddings.FeatureTables;
using Phasa.Embeddings.FeatureTables.Features;

namespace Phasa.Tests.Embeddings.FeatureTables;

/// <summary>Vectors from a table.</summary>
public sealed class FeatureTableEmbedderTests : IDisposable
{
    private const string Text = "ສ້າງ tenant ໃໝ່ ໃນລະບົບ 12";

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"phasa-{Guid.NewGuid():n}.phasa");

    [Theory]
    [InlineData(8)]
    [InlineData(4)]
    public void Embed_IsTheSumOfItsFeaturesAtLengthOne(int bits)
    {
        using var table = ModelFiles.Open(_path, ModelFiles.Create(bits, 0, Text));
        FeatureBuffer buffer = new();
        new FeatureExtractor(new()).Extract(Text, buffer);
        var expected = new double[table.Dimensions];
        using var vectors = table.OpenVectors();
        foreach (var feature in buffer.Features)
        {
            var row = new float[table.Dimensions];
            vectors.Add(table.Find(feature.Hash), row);
            for (var i = 0; i < row.Length; i++)
            {
                expected[i] += row[i];
            }
        }

        var length = Math.Sqrt(expected.Sum(x => x * x));
        var actual = Embed(table, Text);
        Assert.All(actual.Zip(expected), p => Assert.Equal(p.Second / length, p.First, 1e-5));
        Assert.Equal(1, TensorPrimitives.Norm<float>(actual), 1e-5);
    }

    [Fact]
    public void Embed_OfAWordOutsideTheVocabulary_MatchesItselfAndNothingElse()
    {
        using var table = ModelFiles.Open(_path, ModelFiles.Create(8, 6, "create a new tenant"));
        var name = Embed(table, "Qwzyx-9000");
        Assert.Equal(1, Dot(name, Embed(table, "qwzyx 9000")), 1e-5);
        Assert.InRange(Dot(name, Embed(table, "vbnmh-4711")), -.35, .35);
        Assert.True(Dot(Embed(table, "create qwzyx"), name) > .3);
    }

    [Fact]
    public void Embed_OfNothingKnown_IsZero()
    {
        using var table = ModelFiles.Open(_path, ModelFiles.Create(8, 0, "tenant"));
        Assert.All(Embed(table, "ພາສາ"), x => Assert.Equal(0, x));
    }

    [Fact]
    public void Embed_AllocatesNothing()
    {
        using var table = ModelFiles.Open(_path, ModelFiles.Create(8, .5f, Text));
        FeatureTableEmbedder embedder = new(table);
        var vector = new float[table.Dimensions];
        embedder.Embed(Text, vector);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            embedder.Embed(Text, vector);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task GenerateAsync_FromManyThreads_GivesWhatOneGives()
    {
        using var table = ModelFiles.Open(_path, ModelFiles.Create(8, .5f, Text, "create a tenant", "予約する"));
        FeatureTableEmbedder embedder = new(table);
        string[] texts = [Text, "create a tenant", "予約する", "ສ້າງ"];
        var expected = texts.Select(t => Embed(table, t)).ToArray();
        await Parallel.ForAsync(0, 200, async (_, token) =>
        {
            var all = await embedder.GenerateAsync(texts, cancellationToken: token);
            for (var i = 0; i < texts.Length; i++)
            {
                Assert.Equal(expected[i], all[i].Vector.ToArray());
            }
        });
    }

    [Fact]
    public void Embed_AfterTheTableWasClosed_Throws()
    {
        var table = ModelFiles.Open(_path, ModelFiles.Create(8, 0, Text));
        FeatureTableEmbedder embedder = new(table);
        embedder.Dispose();
        table.Dispose();
        Assert.Throws<ObjectDisposedException>(() => embedder.Embed(Text, new float[ModelFiles.Dimensions]));
    }

    [Fact]
    public void CreateModel_DescribesTheTable()
    {
        using var table = ModelFiles.Open(_path, ModelFiles.Create(8, 0, Text));
        var model = FeatureTableEmbedder.CreateModel(table);
        Assert.Equal(("phasa", "test", table.Revision, ModelFiles.Dimensions), (model.Space.Provider, model.Space.Model, model.Space.Revision, model.Space.Dimensions));
        Assert.Equal(.3f, model.Thresholds.SameLanguage);
        Assert.True(model.Tokens.Count(Text) > 5);
    }

    [Fact]
    public void GetService_GivesTheMetadata()
    {
        using var table = ModelFiles.Open(_path, ModelFiles.Create(8, 0, Text));
        IEmbeddingGenerator<string, Embedding<float>> generator = new FeatureTableEmbedder(table);
        var metadata = generator.GetRequiredService<EmbeddingGeneratorMetadata>();
        Assert.Equal(("phasa", "test", (int?)ModelFiles.Dimensions), (metadata.ProviderName, metadata.DefaultModelId, metadata.DefaultModelDimensions));
    }

    public void Dispose() => File.Delete(_path);

    private static float[] Embed(FeatureTable table, string text)
    {
        var vector = new float[table.Dimensions];
        new FeatureTableEmbedder(table).Embed(text, vector);
        return vector;
    }

    private static float Dot(float[] a, float[] b) => TensorPrimitives.Dot<float>(a, b);
}
