using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Phasa.Embeddings;
using Phasa.LocalModels.StaticTables;
using Phasa.LocalModels.Tests.Safetensors;
using Phasa.LocalModels.Tests.Tokenizers;
using Phasa.TestSupport.Storage;

namespace Phasa.LocalModels.Tests.StaticTables;

/// <summary>A folder with a static model of seven tokens: [PAD] [UNK] [CLS] [SEP] a ລາວ ไทย, with ids 0–6.</summary>
internal sealed class StaticFolder : IDisposable
{
    public const int Tokens = 7;

    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    public string File(string name) => _folder.File(name);

    /// <summary>Model2Vec's layout. Row i is (i, 0, 1) unless another table is given.</summary>
    public static StaticFolder Model2Vec(SafetensorsWriter? table = null, bool normalize = false)
    {
        var folder = new StaticFolder();
        folder.Write("model.safetensors", table ?? Table("embeddings"));
        folder.WriteTokenizer("");
        folder.Write("config.json", new { model_type = "model2vec", hidden_dim = 3, normalize });
        return folder;
    }

    /// <summary>The layout of sentence-transformers, with the table in a folder of its own.</summary>
    public static StaticFolder SentenceTransformers(SafetensorsWriter? table = null, params string[] modules)
    {
        var folder = new StaticFolder();
        Directory.CreateDirectory(folder.File("0_StaticEmbedding"));
        folder.Write("0_StaticEmbedding/model.safetensors", table ?? Table("embedding.weight"));
        folder.WriteTokenizer("0_StaticEmbedding");
        folder.Write("modules.json", modules.Prepend("StaticEmbedding").Select((type, i) => new
        {
            idx = i,
            name = $"{i}",
            path = $"{i}_{type}",
            type = $"sentence_transformers.models.{type}",
        }));
        return folder;
    }

    public static SafetensorsWriter Table(string name, string type = "F32", int rows = Tokens) => new SafetensorsWriter()
        .Add(name, type, [rows, 3], [.. Enumerable.Range(0, rows).SelectMany(i => new double[] { i, 0, 1 })]);

    public void Write(string name, object json) => System.IO.File.WriteAllText(File(name), JsonSerializer.Serialize(json));

    public void Write(string name, SafetensorsWriter file) => System.IO.File.WriteAllBytes(File(name), file.ToArray());

    public EmbeddingModel Load(params (string Name, string Value)[] options) => new StaticModelKind().Create(new ConfigurationBuilder()
        .AddInMemoryCollection(options.Append(("name", "tiny")).Append(("kind", "static")).Append(("folder", Path))
            .DistinctBy(o => o.Item1)
            .Select(o => KeyValuePair.Create($"model:{o.Item1}", (string?)o.Item2)))
        .Build()
        .GetSection("model"));

    public PhasaException Refused(params (string Name, string Value)[] options)
    {
        var error = Assert.Throws<PhasaException>(() => Load(options));
        Assert.Equal(ErrorCodes.InvalidConfiguration, error.Code);
        return error;
    }

    public void Dispose() => _folder.Dispose();

    private void WriteTokenizer(string directory) =>
        TokenizerJson.Write(File(directory), TokenizerJson.WordPiece(["a", "ລາວ", "ไทย"], stripAccents: false));
}
