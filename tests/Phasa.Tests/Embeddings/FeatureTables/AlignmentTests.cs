using System.Numerics.Tensors;
using Phasa.Embeddings.FeatureTables;
using Phasa.TestSupport.Models;
using Phasa.TestSupport.Storage;

namespace Phasa.Tests.Embeddings.FeatureTables;

/// <summary>
/// The claim the product rests on, on two real models: likeness within a language and alignment between languages are two
/// things, and only the second is bought with parallel data.
/// </summary>
public sealed class AlignmentTests
{
    private static readonly Dictionary<string, string[]> Sentences = Read();

    [Theory]
    [InlineData("th", "en", .5, 1)]
    [InlineData("ja", "en", .5, 1)]
    [InlineData("lo", "en", 0, .1)]
    [InlineData("lo", "th", 0, .1)]
    public void ModelWithoutParallelLao_AlignsOnlyWhatItSaw(string from, string to, double least, double most)
    {
        using FeatureTableEmbedder embedder = new(FeatureTable.Open(UnalignedModel.Path));
        Assert.InRange(Found(embedder, Sentences[from], Sentences[to]), least, most);
    }

    [Fact]
    public void ModelWithoutParallelLao_StillRecognisesLaoByLao()
    {
        using FeatureTableEmbedder embedder = new(FeatureTable.Open(UnalignedModel.Path));
        var halves = Sentences["lo"].Select(s => s[(s.Length / 2)..]).ToArray();
        Assert.InRange(Found(embedder, halves, Sentences["lo"]), .9, 1);
    }

    [Theory]
    [InlineData("lo", "en")]
    [InlineData("lo", "th")]
    [InlineData("lo", "ja")]
    [InlineData("th", "ja")]
    [InlineData("km", "en")]
    [InlineData("my", "en")]
    [InlineData("vi", "en")]
    [InlineData("zh", "en")]
    [InlineData("ko", "en")]
    [InlineData("id", "en")]
    public void ModelInTheBox_AlignsThemAll(string from, string to)
    {
        using FeatureTableEmbedder embedder = new(InBoxModel.OpenTable());
        Assert.InRange(Found(embedder, Sentences[from], Sentences[to]), .8, 1);
    }

    /// <summary>The share of texts whose own counterpart is the nearest of all.</summary>
    private static double Found(FeatureTableEmbedder embedder, string[] queries, string[] documents)
    {
        var vectors = documents.Select(Embed).ToArray();
        return queries.Select((q, i) =>
        {
            var query = Embed(q);
            var best = Enumerable.Range(0, vectors.Length).MaxBy(d => TensorPrimitives.Dot<float>(query, vectors[d]));
            return best == i ? 1.0 : 0;
        }).Average();

        float[] Embed(string text)
        {
            var vector = new float[((FeatureTable)embedder.GetService(typeof(FeatureTable))!).Dimensions];
            embedder.Embed(text, vector);
            return vector;
        }
    }

    private static Dictionary<string, string[]> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "eval", "prose", "development.tsv"));
        var columns = lines[0].Split('\t');
        return columns.Select((c, i) => (c, lines.Skip(1).Select(l => l.Split('\t')[i]).ToArray())).ToDictionary(p => p.c, p => p.Item2);
    }
}
