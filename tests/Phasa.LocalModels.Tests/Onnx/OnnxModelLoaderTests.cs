using Phasa.Bench.Onnx;
using Phasa.Embeddings;
using Phasa.LocalModels.Families;
using Phasa.LocalModels.ModelFolders;
using Phasa.LocalModels.Onnx;
using Phasa.TestSupport.Storage;
using Xunit;

namespace Phasa.LocalModels.Tests.Onnx;

public sealed class OnnxModelLoaderTests
{
    [Fact]
    public async Task Load_E5Folder_PutsThePrefixesOfItsFamilyBeforeTexts()
    {
        using var folder = new ModelFolderFixture("multilingual-e5-small");
        var (model, report) = OnnxModelLoader.Load(folder.Options());
        using (model)
        {
            Assert.Equal(PrefixSource.Family, report.Prefixes.Source);
            Assert.Empty(report.Warnings);

            // Means of rows 3 and 6, (3, 9, 1) and (6, 36, 1), and of rows 4 and 6, (4, 16, 1) and (6, 36, 1).
            AssertDirection([9, 45, 2], (await model.EmbedAsync(["six"], TextRole.Query))[0]);
            AssertDirection([10, 52, 2], (await model.EmbedAsync(["six"], TextRole.Document))[0]);
        }
    }

    [Fact]
    public async Task Load_OptionsOverFolderOverFamily_DecideThePrefixes()
    {
        using var folder = new ModelFolderFixture("multilingual-e5-small");
        folder.Write("config_sentence_transformers.json", new { prompts = new { query = "eight ", passage = "nine " } });
        using var stated = OnnxModelLoader.Load(folder.Options()).Model;
        Assert.Equal(("eight ", "nine "), (stated.Space.QueryPrefix, stated.Space.DocumentPrefix));

        using var overridden = OnnxModelLoader.Load(folder.Options(o => o.QueryPrefix = "")).Model;
        Assert.Equal(("", "nine "), (overridden.Space.QueryPrefix, overridden.Space.DocumentPrefix));
        AssertDirection([6, 36, 1], (await overridden.EmbedAsync(["six"], TextRole.Query))[0]);
    }

    [Fact]
    public void Load_EmptyPromptsOfKnownFamily_SayNothing()
    {
        using var folder = new ModelFolderFixture("multilingual-e5-small");
        folder.Write("config_sentence_transformers.json", new { prompts = new { query = "", document = "" } });
        using var model = OnnxModelLoader.Load(folder.Options()).Model;
        Assert.Equal("query: ", model.Space.QueryPrefix);
    }

    [Fact]
    public void Load_FamilyNamedInTheConfiguration_IsFound()
    {
        using var folder = new ModelFolderFixture();
        folder.Write("config.json", new { _name_or_path = "nomic-ai/nomic-embed-text-v1.5" });
        var (model, report) = OnnxModelLoader.Load(folder.Options());
        model.Dispose();
        Assert.Equal("Nomic Embed", report.Family!.Name);
    }

    [Fact]
    public void Load_UnknownFamily_IsWarnedOf()
    {
        using var folder = new ModelFolderFixture();
        var (model, report) = OnnxModelLoader.Load(folder.Options());
        model.Dispose();
        Assert.Null(report.Family);
        Assert.Contains(report.Warnings, w => w.Contains("queryPrefix", StringComparison.Ordinal));
        Assert.Contains(report.Warnings, w => w.Contains("pooling", StringComparison.Ordinal));
    }

    [Fact]
    public void Load_UnknownFamilyWithEmptyPrefixOptions_IsNotWarnedOf()
    {
        using var folder = new ModelFolderFixture();
        var (model, report) = OnnxModelLoader.Load(folder.Options(o => (o.QueryPrefix, o.DocumentPrefix, o.Pooling) = ("", "", PoolingMode.Mean)));
        model.Dispose();
        Assert.Empty(report.Warnings);
    }

    [Theory]
    [InlineData("pooling_mode_cls_token", 5, 25, 1)]
    [InlineData("pooling_mode_lasttoken", 8, 64, 1)]
    [InlineData("pooling_mode_mean_tokens", 13, 89, 2)]
    [InlineData("pooling_mode_mean_sqrt_len_tokens", 13, 89, 2)]
    [InlineData("pooling_mode_weightedmean_tokens", 21, 153, 3)]
    [InlineData("pooling_mode_max_tokens", 8, 64, 1)]
    public async Task Load_PoolingOfTheFolder_IsUsed(string flag, float x, float y, float z)
    {
        using var folder = new ModelFolderFixture();
        folder.WriteModules("Transformer", "Pooling", "Normalize");
        folder.Write("1_Pooling/config.json", new Dictionary<string, object> { ["word_embedding_dimension"] = 3, [flag] = true });
        using var model = OnnxModelLoader.Load(folder.Options()).Model;
        AssertDirection([x, y, z], (await model.EmbedAsync(["five eight"], TextRole.Document))[0]);
    }

    [Fact]
    public async Task Load_PoolingOption_GoesBeforeTheFolder()
    {
        using var folder = new ModelFolderFixture("bge-m3");
        using var byFamily = OnnxModelLoader.Load(folder.Options()).Model;
        AssertDirection([5, 25, 1], (await byFamily.EmbedAsync(["five eight"], TextRole.Document))[0]);
        using var byOption = OnnxModelLoader.Load(folder.Options(o => o.Pooling = PoolingMode.LastToken)).Model;
        AssertDirection([8, 64, 1], (await byOption.EmbedAsync(["five eight"], TextRole.Document))[0]);
        Assert.NotEqual(byFamily.Space.Id, byOption.Space.Id);
    }

    [Fact]
    public async Task Load_GraphThatPools_IsLeftToIt()
    {
        using var folder = new ModelFolderFixture("LaBSE", reduction: TableReduction.Sum);
        folder.WriteModules("Transformer", "Pooling", "Dense", "Normalize");
        var (model, report) = OnnxModelLoader.Load(folder.Options());
        using (model)
        {
            Assert.Null(report.Pooling);
            AssertDirection([13, 89, 2], (await model.EmbedAsync(["five eight"], TextRole.Document))[0]);
        }
    }

    [Fact]
    public async Task Load_DenseSteps_AreAppliedAfterThePooling()
    {
        using var folder = new ModelFolderFixture("LaBSE");
        folder.WriteModules("Transformer", "Pooling", "Dense", "Dense", "Normalize");
        folder.WriteDense("2_Dense", 3, "torch.nn.modules.linear.Identity", 0, 0, 2, 0.01, 0, 0);
        folder.WriteDense("3_Dense", 2, "torch.nn.modules.activation.Tanh", 0, 1, 1, 0);
        using var model = OnnxModelLoader.Load(folder.Options()).Model;

        // The first token is (5, 25, 1); the first step gives (2, 0.05), the second (tanh 0.05, tanh 2).
        AssertDirection([MathF.Tanh(0.05f), MathF.Tanh(2)], (await model.EmbedAsync(["five eight"], TextRole.Document))[0]);
        Assert.Equal(2, model.Space.Dimensions);
    }

    [Fact]
    public void Load_SeveralGraphs_OptionChoosesAndTheUsualNameIsTheDefault()
    {
        using var folder = new ModelFolderFixture(graph: "onnx/model.onnx");
        folder.AddGraph("onnx/model_quantized.onnx", TableReduction.Mean);
        var (usual, report) = OnnxModelLoader.Load(folder.Options());
        var (chosen, chosenReport) = OnnxModelLoader.Load(folder.Options(o => o.File = "onnx/model_quantized.onnx"));
        usual.Dispose();
        chosen.Dispose();
        Assert.EndsWith("model.onnx", report.Graph, StringComparison.Ordinal);
        Assert.EndsWith("model_quantized.onnx", chosenReport.Graph, StringComparison.Ordinal);
        Assert.NotEqual(usual.Space.Revision, chosen.Space.Revision);
    }

    [Fact]
    public void Load_AlteredWeights_HaveAnotherSpace()
    {
        using var folder = new ModelFolderFixture("bge-m3");
        using var before = OnnxModelLoader.Load(folder.Options()).Model;
        folder.AddGraph("model.onnx", TableReduction.None, last: 2);
        using var after = OnnxModelLoader.Load(folder.Options()).Model;
        Assert.NotEqual(before.Space.Id, after.Space.Id);
    }

    [Fact]
    public void Load_SameFilesElsewhere_HaveTheSameSpace()
    {
        using var here = new ModelFolderFixture("bge-m3");
        using var there = new ModelFolderFixture("bge-m3");
        using var first = OnnxModelLoader.Load(here.Options()).Model;
        using var second = OnnxModelLoader.Load(there.Options()).Model;
        Assert.Equal(first.Space.Id, second.Space.Id);
    }

    [Fact]
    public void Load_Limits_AreReadAndLeaveRoomForThePrefix()
    {
        using var folder = new ModelFolderFixture("multilingual-e5-small");
        folder.Write("config.json", new { model_type = "xlm-roberta", max_position_embeddings = 66 });
        var (positions, byPositions) = OnnxModelLoader.Load(folder.Options());
        folder.Write("sentence_bert_config.json", new { max_seq_length = 40 });
        var (advised, byAdvice) = OnnxModelLoader.Load(folder.Options());
        positions.Dispose();
        advised.Dispose();
        Assert.Equal((64, 63), (byPositions.MaxTokens, positions.MaxTokens));
        Assert.Equal((40, 39), (byAdvice.MaxTokens, advised.MaxTokens));
    }

    [Fact]
    public async Task Load_WholeTransformerFolder_CompanyChangesNothing()
    {
        using var parent = new TemporaryFolder();
        var directory = Path.Combine(parent.Path, "multilingual-e5-small");
        var words = EncoderFolder.Write(directory, TransformerFile.Shape with { Vocabulary = 400 }, seed: 2);
        using var model = OnnxModelLoader.Load(new() { Name = "e5", Kind = "onnx", Folder = directory }).Model;
        string[] texts = [.. Enumerable.Range(1, 30).Select(n => string.Join(' ', words.Skip(n).Take(n)))];

        var together = await model.EmbedAsync(texts, TextRole.Document);

        Assert.Equal(("query: ", "passage: ", 16), (model.Space.QueryPrefix, model.Space.DocumentPrefix, model.Space.Dimensions));
        for (var i = 0; i < texts.Length; i++)
        {
            var alone = (await model.EmbedAsync([texts[i]], TextRole.Document))[0];
            Assert.All(alone.Zip(together[i]), p => Assert.Equal(p.First, p.Second, 1e-5f));
        }
    }

    [Fact]
    public async Task Load_LowerCaseModel_PutsTextsIntoLowerCase()
    {
        using var folder = new ModelFolderFixture("bge-m3");
        folder.Write("sentence_bert_config.json", new { max_seq_length = 64, do_lower_case = true });
        using var model = OnnxModelLoader.Load(folder.Options()).Model;
        AssertDirection([7, 49, 1], (await model.EmbedAsync(["SEVEN"], TextRole.Document))[0]);
    }

    private static void AssertDirection(float[] expected, float[] actual)
    {
        var length = MathF.Sqrt(expected.Sum(x => x * x));
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), p => Assert.Equal(p.First / length, p.Second, 1e-5f));
    }
}
