using Phasa.LocalModels.Tests.Safetensors;
using Phasa.LocalModels.Tests.Tokenizers;

namespace Phasa.LocalModels.Tests.StaticTables;

public sealed class DamagedStaticFolderTests
{
    [Fact]
    public void Load_NoFolder_SaysSo()
    {
        using var folder = StaticFolder.Model2Vec();

        Assert.Contains("nowhere", folder.Refused(("folder", "/nowhere/model")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("tokenizer.json")]
    public void Load_FileMissingFromModel2Vec_NamesIt(string file)
    {
        using var folder = StaticFolder.Model2Vec();
        File.Delete(folder.File(file));

        Assert.Contains($"lacks {file}", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0_StaticEmbedding/model.safetensors")]
    [InlineData("0_StaticEmbedding/tokenizer.json")]
    public void Load_FileMissingFromSentenceTransformers_NamesIt(string file)
    {
        using var folder = StaticFolder.SentenceTransformers();
        File.Delete(folder.File(file));

        Assert.Contains($"lacks {file}", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TruncatedTable_NamesTheFile()
    {
        using var folder = StaticFolder.Model2Vec();
        var path = folder.File("model.safetensors");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1]);

        Assert.Contains(path, folder.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public void Load_TokenizerOfAnotherModel_SaysThatTheyDiffer(int rows)
    {
        using var folder = StaticFolder.Model2Vec(StaticFolder.Table("embeddings", rows: rows));

        Assert.Contains($"tokenizer of 7 tokens and, in model.safetensors, vectors of {rows}", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Load_SentenceTransformersTable_MayBePaddedToARoundNumberOfRows(int rows, bool isTaken)
    {
        using var folder = StaticFolder.SentenceTransformers(StaticFolder.Table("embedding.weight", rows: rows));

        if (isTaken)
        {
            using var model = folder.Load();
            Assert.Equal(3, model.Space.Dimensions);
        }
        else
        {
            folder.Refused();
        }
    }

    [Fact]
    public void Load_OtherDimensionsThanConfigured_SaysBoth()
    {
        using var folder = StaticFolder.Model2Vec();

        Assert.Contains("3 dimensions; 256 are configured", folder.Refused(("dimensions", "256")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ModuleThatIsNotStatic_NamesIt()
    {
        using var folder = StaticFolder.SentenceTransformers(null, "Dense");

        Assert.Contains("'Dense'", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FolderOfAnotherKind_SaysWhich()
    {
        using var folder = StaticFolder.Model2Vec();
        File.Delete(folder.File("model.safetensors"));
        File.Delete(folder.File("config.json"));
        File.WriteAllText(folder.File("model.onnx"), "");

        Assert.Contains("Onnx", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WrongMapping_NamesTokenAndRow()
    {
        using var folder = StaticFolder.Model2Vec(StaticFolder.Table("embeddings", rows: 4).Add("mapping", "I32", [7], 0, 1, 2, 3, 0, 4, 0));

        Assert.Contains("token 5 to row 4 of 4", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_WeightsOfAnotherVocabulary_SaysSo()
    {
        using var folder = StaticFolder.Model2Vec(StaticFolder.Table("embeddings").Add("weights", "F32", [2], 1, 1));

        Assert.Contains("2 weights for 7 tokens", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TableOfWholeNumbers_IsRefused()
    {
        using var folder = StaticFolder.Model2Vec(StaticFolder.Table("embeddings", "I64"));

        Assert.Contains("embeddings (I64 7×3)", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TableUnderAnotherName_ListsWhatThereIs()
    {
        using var folder = StaticFolder.Model2Vec(new SafetensorsWriter().Add("bert.weight", "F32", [7, 1], 0, 0, 0, 0, 0, 0, 0));

        Assert.Contains("bert.weight", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnsupportedTokenizer_NamesThePart()
    {
        using var folder = StaticFolder.Model2Vec();
        TokenizerJson.Write(folder.Path, new { normalizer = new { type = "Odd" }, model = new { type = "WordLevel", unk_token = "?", vocab = new Dictionary<string, int> { ["?"] = 0 } } });

        Assert.Contains("'Odd'", folder.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnknownOption_IsRefused()
    {
        using var folder = StaticFolder.Model2Vec();

        Assert.Contains("pooling", folder.Refused(("pooling", "mean")).Message, StringComparison.OrdinalIgnoreCase);
    }
}
