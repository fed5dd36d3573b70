using Phasa.LocalModels.Onnx;
using Xunit;

namespace Phasa.LocalModels.Tests.Onnx;

public sealed class OnnxModelErrorTests : IDisposable
{
    private readonly ModelFolderFixture _folder = new("bge-m3");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_NoFolder_SaysSo() =>
        Assert.Contains("There is no folder", Refusal(o => o.Folder += "-missing").Message, StringComparison.Ordinal);

    [Fact]
    public void Load_NoGraph_SaysWhatTheFolderIs()
    {
        File.Delete(Path.Combine(_folder.Folder, "model.onnx"));
        Assert.Contains("holds no model that is known", Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SeveralGraphsOfUnusualNames_ListsThem()
    {
        File.Delete(Path.Combine(_folder.Folder, "model.onnx"));
        _folder.AddGraph("onnx/a.onnx");
        _folder.AddGraph("onnx/b.onnx");
        var refusal = Refusal();
        Assert.Contains("a.onnx", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'file'", refusal.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileThatIsNotThere_ListsThoseThatAre() =>
        Assert.Contains("model.onnx", Refusal(o => o.File = "onnx/model_int8.onnx").Message, StringComparison.Ordinal);

    [Fact]
    public void Load_NoTokenizer_SaysSo()
    {
        File.Delete(Path.Combine(_folder.Folder, "tokenizer.json"));
        Assert.Contains("tokenizer.json", Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TokenizerWithMoreIdsThanTheNetwork_SaysSo()
    {
        _folder.Write("tokenizer.json", new
        {
            model = new { type = "WordLevel", unk_token = "w0", vocab = Enumerable.Range(0, 12).ToDictionary(i => $"w{i}", i => i) },
        });
        Assert.Contains("refuses ids of the tokenizer", Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TokenizerWithFarFewerIdsThanTheNetwork_SaysSo()
    {
        _folder.Write("config.json", new { vocab_size = 250_037 });
        Assert.Contains("250037", Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherDimensions_SaysBoth()
    {
        var refusal = Refusal(o => o.Dimensions = 384);
        Assert.Contains("3 dimensions", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("384", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnknownStepOutsideTheGraph_IsRefusedByName()
    {
        _folder.WriteModules("Transformer", "Pooling", "CNN", "Normalize");
        Assert.Contains("'CNN'", Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DenseStepWithoutItsFiles_NamesThem()
    {
        _folder.WriteModules("Transformer", "Pooling", "Dense");
        Assert.Contains("2_Dense", Refusal().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, "Identity", "dimensions")]
    [InlineData(3, "GELU", "'GELU'")]
    public void Load_DenseStepThatDoesNotFit_SaysWhy(int inputs, string activation, string expected)
    {
        _folder.WriteModules("Transformer", "Pooling", "Dense");
        _folder.WriteDense("2_Dense", inputs, "torch.nn.modules.linear." + activation, new double[inputs]);
        Assert.Contains(expected, Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_StaticModel_IsToldToBeOne()
    {
        _folder.WriteModules("StaticEmbedding");
        Assert.Contains("another kind", Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_JoinedPoolings_AreRefused()
    {
        _folder.Write("1_Pooling/config.json", new { pooling_mode_cls_token = true, pooling_mode_mean_tokens = true });
        Assert.Contains("several poolings", Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnknownPooling_IsRefused()
    {
        _folder.Write("1_Pooling/config.json", new { pooling_mode = "attention" });
        Assert.Contains("unknown way", Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PrefixOutsideTheMean_IsRefused()
    {
        _folder.Write("1_Pooling/config.json", new { pooling_mode_mean_tokens = true, include_prompt = false });
        Assert.Contains("prefix", Refusal(o => o.QueryPrefix = "five ").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DamagedModuleList_NamesTheFile()
    {
        File.WriteAllText(Path.Combine(_folder.Folder, "modules.json"), "[{\"idx\": 0,");
        Assert.Contains("modules.json", Refusal().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MoreTokensThanTheNetworkHasPlaces_SaysSo()
    {
        _folder.Write("config.json", new { max_position_embeddings = 128 });
        Assert.Contains("places for 128", Refusal(o => o.MaxTokens = 512).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_PrefixAsLongAsTheLimit_SaysSo() =>
        Assert.Contains("prefixes leave", Refusal(o => (o.MaxTokens, o.QueryPrefix) = (32, string.Join(' ', Enumerable.Repeat("five", 20)))).Message, StringComparison.Ordinal);

    private PhasaException Refusal(Action<OnnxModelOptions>? change = null)
    {
        var e = Assert.Throws<PhasaException>(() => OnnxModelLoader.Load(_folder.Options(change)));
        Assert.Equal(ErrorCodes.InvalidConfiguration, e.Code);
        return e;
    }
}
