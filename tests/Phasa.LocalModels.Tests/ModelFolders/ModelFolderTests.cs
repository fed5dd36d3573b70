using System.Text.Json;
using Phasa.LocalModels.ModelFolders;
using Phasa.LocalModels.Tests.StaticTables;
using Phasa.LocalModels.Tests.Tokenizers;
using Phasa.TestSupport.Storage;

namespace Phasa.LocalModels.Tests.ModelFolders;

public sealed class ModelFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Inspect_Model2Vec_TellsItsTable()
    {
        using var model = StaticFolder.Model2Vec(normalize: true);

        var folder = ModelFolder.Inspect(model.Path);

        Assert.Equal((ModelFolderKind.StaticModel2Vec, 3, "WordPiece", true), (folder.Kind, folder.Dimensions, folder.TokenizerFamily, folder.Normalizes));
        Assert.Equal(["config.json", "model.safetensors", "tokenizer.json"], folder.Files.Select(f => f.Path));
        Assert.Equal(new FileInfo(model.File("model.safetensors")).Length, folder.Files[1].Bytes);
        Assert.Empty(folder.Missing);
    }

    [Fact]
    public void Inspect_Model2VecAsItsLibrarySavesIt_IsNotTakenForSentenceTransformers()
    {
        using var model = StaticFolder.Model2Vec();
        model.Write("modules.json", new[] { new { path = ".", type = "sentence_transformers.models.StaticEmbedding" } });
        Directory.CreateDirectory(model.File("onnx"));
        File.WriteAllText(model.File("onnx/model.onnx"), "x");

        var folder = ModelFolder.Inspect(model.Path);

        Assert.Equal(ModelFolderKind.StaticModel2Vec, folder.Kind);
        Assert.Equal(["onnx/model.onnx"], folder.OnnxFiles);
    }

    [Fact]
    public void Inspect_SentenceTransformersTable_TellsModulesAndPrompts()
    {
        using var model = StaticFolder.SentenceTransformers(null, "Normalize");
        model.Write("config_sentence_transformers.json", new { prompts = new { query = "q: ", passage = "p: " } });

        var folder = ModelFolder.Inspect(model.Path);

        Assert.Equal((ModelFolderKind.StaticSentenceTransformers, 3, PoolingMode.Mean, true), (folder.Kind, folder.Dimensions, folder.Pooling, folder.Normalizes));
        Assert.Equal(["StaticEmbedding", "Normalize"], folder.Modules.Select(m => m.Type));
        Assert.Equal(("q: ", "p: "), (folder.QueryPrompt, folder.DocumentPrompt));
        Assert.Equal("0_StaticEmbedding/model.safetensors", folder.TableFile);
    }

    [Fact]
    public void Inspect_OnnxOfSentenceTransformers_TellsWhatItsFilesSay()
    {
        WriteOnnx();
        Write("1_Pooling/config.json", new { word_embedding_dimension = 384, pooling_mode_cls_token = false, pooling_mode_mean_tokens = true });
        Write("sentence_bert_config.json", new { max_seq_length = 512, do_lower_case = false });
        Write("tokenizer_config.json", new { model_max_length = 1e30 });

        var folder = ModelFolder.Inspect(_folder.Path);

        Assert.Equal((ModelFolderKind.Onnx, 384, PoolingMode.Mean, 512), (folder.Kind, folder.Dimensions, folder.Pooling, folder.MaxTokens));
        Assert.Equal((true, "bert", "Unigram"), (folder.Normalizes, folder.ModelType, folder.TokenizerFamily));
        Assert.Equal(["model.onnx", "onnx/model_int8.onnx"], folder.OnnxFiles);
        Assert.Null(folder.QueryPrompt);
        Assert.Empty(folder.Missing);
    }

    [Theory]
    [InlineData("""{ "pooling_mode_cls_token": true }""", PoolingMode.Cls)]
    [InlineData("""{ "pooling_mode_lasttoken": true }""", PoolingMode.LastToken)]
    [InlineData("""{ "pooling_mode": "mean" }""", PoolingMode.Mean)]
    [InlineData("""{ "pooling_mode_cls_token": true, "pooling_mode_mean_tokens": true }""", null)]
    [InlineData("""{ "pooling_mode": "attention" }""", null)]
    public void Inspect_PoolingConfiguration_NamesOneWayOrNone(string json, PoolingMode? expected)
    {
        WriteOnnx();
        Write("1_Pooling/config.json", JsonDocument.Parse(json));

        Assert.Equal(expected, ModelFolder.Inspect(_folder.Path).Pooling);
    }

    [Theory]
    [InlineData(128, 512, 512, 128)]
    [InlineData(null, 300, 514, 300)]
    [InlineData(null, null, 514, 514)]
    [InlineData(null, null, null, null)]
    public void Inspect_MaxTokens_TakesTheMostSpecificFile(int? sentence, int? tokenizer, int? positions, int? expected)
    {
        WriteOnnx();
        Write("sentence_bert_config.json", new { max_seq_length = sentence });
        Write("tokenizer_config.json", new { model_max_length = tokenizer });
        Write("config.json", new { max_position_embeddings = positions });

        Assert.Equal(expected, ModelFolder.Inspect(_folder.Path).MaxTokens);
    }

    [Fact]
    public void Inspect_NamesInTheConfiguration_TellTheFamily()
    {
        WriteOnnx();
        Assert.Null(ModelFolder.Inspect(_folder.Path).Family);

        Write("config.json", new { _name_or_path = "intfloat/multilingual-e5-small", architectures = new[] { "BertModel" }, vocab_size = 250_037 });

        var folder = ModelFolder.Inspect(_folder.Path);
        Assert.Equal(["intfloat/multilingual-e5-small", "BertModel"], folder.Names.Skip(1));
        Assert.Equal("passage: ", folder.Family!.DocumentPrefix);
        Assert.Equal(250_037, folder.VocabularySize);
    }

    [Theory]
    [InlineData("xlm-roberta", 514, 512)]
    [InlineData("bert", 512, 512)]
    public void Inspect_Positions_AreThoseATextMayHave(string type, int stated, int expected)
    {
        WriteOnnx();
        Write("config.json", new { model_type = type, max_position_embeddings = stated });

        Assert.Equal(expected, ModelFolder.Inspect(_folder.Path).Positions);
    }

    [Fact]
    public void Inspect_OnnxWithoutTokenizer_NamesWhatIsMissing()
    {
        Write("model.onnx", "x");

        Assert.Equal(["tokenizer.json"], ModelFolder.Inspect(_folder.Path).Missing);
    }

    [Fact]
    public void Inspect_NothingKnown_IsUnknown()
    {
        Write("notes.txt", "x");

        Assert.Equal(ModelFolderKind.Unknown, ModelFolder.Inspect(_folder.Path).Kind);
    }

    [Theory]
    [InlineData("config.json", "{")]
    [InlineData("modules.json", "{}")]
    [InlineData("modules.json", """[{ "path": "" }]""")]
    [InlineData("1_Pooling/config.json", """{ "pooling_mode_cls_token": "yes" }""")]
    public void Inspect_DamagedFile_NamesIt(string file, string content)
    {
        WriteOnnx();
        Directory.CreateDirectory(_folder.File("1_Pooling"));
        File.WriteAllText(_folder.File(file), content);

        var error = Assert.Throws<PhasaException>(() => ModelFolder.Inspect(_folder.Path));

        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        Assert.Contains(_folder.File(file), error.Message, StringComparison.Ordinal);
    }

    private void WriteOnnx()
    {
        TokenizerJson.Write(_folder.Path, TokenizerJson.Unigram([["▁", 0.0]]));
        Write("model.onnx", "x");
        Write("onnx/model_int8.onnx", "x");
        Write("config.json", new { model_type = "bert", hidden_size = 384 });
        Write("modules.json", new[]
        {
            new { path = "", type = "sentence_transformers.models.Transformer" },
            new { path = "1_Pooling", type = "sentence_transformers.models.Pooling" },
            new { path = "2_Normalize", type = "sentence_transformers.models.Normalize" },
        });
    }

    private void Write(string name, object json)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        File.WriteAllText(_folder.File(name), JsonSerializer.Serialize(json));
    }
}
