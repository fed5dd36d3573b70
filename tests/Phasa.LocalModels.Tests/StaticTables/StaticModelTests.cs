using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Phasa.Embeddings;
using Phasa.LocalModels.StaticTables;
using Phasa.LocalModels.Tests.Safetensors;
using Phasa.LocalModels.Tests.Tokenizers;

namespace Phasa.LocalModels.Tests.StaticTables;

public sealed class StaticModelTests
{
    [Fact]
    public async Task Generate_Model2Vec_IsTheMeanOfKnownTokensRows()
    {
        using var folder = StaticFolder.Model2Vec();

        // Rows 4, 5 and 6; "missing" is unknown and left out; nothing is framed.
        Assert.Equal([5, 0, 1], await Generate(folder, "a ລາວ missing ไทย"));
        Assert.Equal([0, 0, 0], await Generate(folder, "missing"));
        Assert.Equal([0, 0, 0], await Generate(folder, ""));
    }

    [Fact]
    public async Task Generate_Model2VecWithUnigram_CountsUnknownTokensAsItsLibraryDoes()
    {
        using var folder = StaticFolder.Model2Vec();
        TokenizerJson.Write(folder.Path, TokenizerJson.Unigram([["▁", -1.0], ["▁a", -1.0], ["b", -1.0]]));

        // ▁a and b are rows 5 and 6, the unknown token row 3.
        Assert.Equal([14f / 3, 0, 1], await Generate(folder, "abx"));
    }

    [Fact]
    public async Task Generate_Model2VecWithWeightsAndMapping_UsesBothById()
    {
        // Four rows; ids 4, 5, 6 lie in rows 3, 3, 0 and weigh 1, 2, 0.5.
        using var folder = StaticFolder.Model2Vec(StaticFolder.Table("embeddings", rows: 4)
            .Add("weights", "F64", [7], 9, 9, 9, 9, 1, 2, 0.5)
            .Add("mapping", "I64", [7], 1, 1, 1, 1, 3, 3, 0));

        // ((3,0,1) + 2 (3,0,1) + 0.5 (0,0,1)) / 3
        Assert.Equal([3, 0, 3.5f / 3], await Generate(folder, "a ລາວ ไทย"));
    }

    [Fact]
    public async Task Generate_Normalized_HasLengthOne()
    {
        using var folder = StaticFolder.Model2Vec(normalize: true);

        var vector = await Generate(folder, "a");

        Assert.Equal(4 / MathF.Sqrt(17), vector[0], 1e-6f);
        Assert.Equal(1 / MathF.Sqrt(17), vector[2], 1e-6f);
    }

    [Fact]
    public async Task Generate_SentenceTransformers_CountsUnknownTokens()
    {
        using var folder = StaticFolder.SentenceTransformers();

        Assert.Equal([2.5f, 0, 1], await Generate(folder, "a missing"));
    }

    [Fact]
    public async Task Generate_TooManyTokens_CountsTheFirst()
    {
        using var folder = StaticFolder.Model2Vec();
        using var model = folder.Load(("maxTokens", "16"));

        var vectors = await model.EmbedAsync([Repeat("a ", 16) + Repeat("missing ", 3) + Repeat("ไทย ", 9), Repeat("a ", 16)], TextRole.Document);

        Assert.Equal(vectors[1], vectors[0]);
        Assert.Equal(16, model.MaxTokens);
    }

    [Fact]
    public void Create_WithAPrefix_LeavesRoomForIt()
    {
        using var folder = StaticFolder.Model2Vec();
        using var model = folder.Load(("maxTokens", "40"), ("queryPrefix", "a a a "), ("documentPrefix", "a "));
        Assert.Equal(37, model.MaxTokens);
    }

    [Theory]
    [InlineData("F64")]
    [InlineData("F32")]
    [InlineData("F16")]
    [InlineData("BF16")]
    [InlineData("I8")]
    public async Task Generate_EveryNumberFormat_GivesTheSameVector(string type)
    {
        // Small whole numbers, which every format holds exactly; more columns than one vector register, and an odd count.
        const int Columns = 75;
        double[] numbers = [.. Enumerable.Range(0, StaticFolder.Tokens * Columns).Select(i => (double)((i * 37 % 23) - 11))];
        using var folder = StaticFolder.Model2Vec(new SafetensorsWriter().Add("embeddings", type, [StaticFolder.Tokens, Columns], numbers));

        var vector = await Generate(folder, "a ไทย");

        Assert.Equal(Enumerable.Range(0, Columns).Select(c => (float)(numbers[(4 * Columns) + c] + numbers[(6 * Columns) + c]) / 2), vector);
    }

    [Fact]
    public async Task Embed_Prompts_StandBeforeTheText()
    {
        using var folder = StaticFolder.SentenceTransformers();
        folder.Write("config_sentence_transformers.json", new { prompts = new { query = "ລາວ ", document = "" }, default_prompt_name = (string?)null });
        using var model = folder.Load();
        using var other = folder.Load(("queryPrefix", "ไทย "), ("documentPrefix", "ລາວ "));

        Assert.Equal(("ລາວ ", ""), (model.Space.QueryPrefix, model.Space.DocumentPrefix));
        Assert.Equal(("ไทย ", "ລາວ "), (other.Space.QueryPrefix, other.Space.DocumentPrefix));
        Assert.Equal(await model.EmbedAsync(["a"], TextRole.Query), await other.EmbedAsync(["a"], TextRole.Document));
    }

    [Fact]
    public void Load_Model_DescribesItsSpace()
    {
        using var folder = StaticFolder.SentenceTransformers(null, "Normalize");
        using var model = folder.Load(("sameLanguageThreshold", "0.4"), ("dimensions", "3"));

        Assert.Equal(("static", "tiny", 3), (model.Space.Provider, model.Space.Model, model.Space.Dimensions));
        Assert.Equal((0.4f, 512), (model.Thresholds.SameLanguage, model.MaxTokens));
        Assert.Equal(2, model.Tokens.Count("a ລາວ"));
    }

    [Fact]
    public void Load_Revision_ChangesWithTheContentAlone()
    {
        using var one = StaticFolder.Model2Vec();
        using var copy = StaticFolder.Model2Vec();
        using var other = StaticFolder.Model2Vec(StaticFolder.Table("embeddings", "F16"));
        using var normalized = StaticFolder.Model2Vec(normalize: true);
        one.Write("unrelated.json", new { a = 1 });

        using var first = one.Load();
        using var second = copy.Load();
        using var third = other.Load();
        using var fourth = normalized.Load();

        Assert.Equal(first.Space, second.Space);
        Assert.Equal(3, new[] { first, third, fourth }.Select(m => m.Space.Revision).Distinct().Count());
        Assert.Equal(32, first.Space.Revision.Length);
    }

    [Fact]
    public async Task Generate_ManyThreads_GiveTheSameVectors()
    {
        using var folder = StaticFolder.Model2Vec(normalize: true);
        using var model = folder.Load();
        string[] texts = ["a", "ລາວ ไทย", "ไทย a a", "missing"];
        var expected = await model.EmbedAsync(texts, TextRole.Document);

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => model.EmbedAsync(texts, TextRole.Document))));

        Assert.All(results, r => Assert.Equal(expected, r));
    }

    [Fact]
    public async Task Generate_Disposed_FailsInsteadOfReadingFreedMemory()
    {
        using var folder = StaticFolder.Model2Vec();
        var model = folder.Load();
        model.Dispose();

        var error = await Assert.ThrowsAsync<PhasaException>(() => model.EmbedAsync(["a"], TextRole.Query));

        Assert.Equal(ErrorCodes.ProviderFailed, error.Code);
    }

    [Fact]
    public void AddLocalModels_Kinds_HaveStatic()
    {
        using var services = new PhasaBuilder(new ServiceCollection()).AddLocalModels().Services.BuildServiceProvider();

        Assert.Contains("static", services.GetServices<IEmbeddingModelKind>().Select(k => k.Kind));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    /// <summary>What the generator itself gives, before the model brings it to length 1.</summary>
    private static async Task<List<float>> Generate(StaticFolder folder, string text)
    {
        using var generator = StaticModelLoader.LoadGenerator(new StaticModelOptions { Name = "tiny", Kind = "static", Folder = folder.Path });
        Assert.Equal("tiny", generator.GetRequiredService<EmbeddingGeneratorMetadata>().DefaultModelId);
        return [.. (await generator.GenerateAsync([text]))[0].Vector.ToArray()];
    }
}
