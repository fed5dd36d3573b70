using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Phasa.LocalModels.Onnx;
using Phasa.LocalModels.Tests.Safetensors;

namespace Phasa.LocalModels.Tests.Onnx;

/// <summary>
/// A whole model folder: the ten-row table of <see cref="GraphFile"/> and a tokenizer of words. Row i is (i, i², 1); the
/// words are <c>[PAD] [CLS] [SEP] query: passage: five six seven eight nine</c>, and there is no frame.
/// </summary>
internal sealed class ModelFolderFixture : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("phasa-onnx-");

    public ModelFolderFixture(string name = "own-model", string graph = "model.onnx", TableReduction reduction = TableReduction.None)
    {
        Folder = System.IO.Path.Combine(_parent.FullName, name);
        Directory.CreateDirectory(Folder);
        AddGraph(graph, reduction);
        string[] words = ["[PAD]", "[CLS]", "[SEP]", "query:", "passage:", "five", "six", "seven", "eight", "nine"];
        Write("tokenizer.json", new
        {
            pre_tokenizer = new { type = "WhitespaceSplit" },
            model = new { type = "WordLevel", unk_token = "[PAD]", vocab = words.Select((w, i) => (w, i)).ToDictionary(w => w.w, w => w.i) },
        });
    }

    public string Folder { get; }

    public void AddGraph(string graph, TableReduction reduction = TableReduction.None, float last = 1)
    {
        var path = System.IO.Path.Combine(Folder, graph);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using var stream = File.Create(path);
        StaticTableExport.Write(stream, new[] { GraphFile.Table[..29], [last] }.SelectMany(v => v).ToArray(), 10, 3, reduction);
    }

    public void Write(string file, object content)
    {
        var path = System.IO.Path.Combine(Folder, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(content));
    }

    public void WriteModules(params string[] types) => Write(
        "modules.json",
        types.Select((t, i) => new { idx = i, name = $"{i}", path = t == "Transformer" ? "" : $"{i}_{t}", type = "sentence_transformers.models." + t }));

    public void WriteDense(string path, int inputs, string activation, params double[] weights)
    {
        Write($"{path}/config.json", new { in_features = inputs, out_features = weights.Length / inputs, bias = false, activation_function = activation });
        File.WriteAllBytes(
            System.IO.Path.Combine(Folder, path, "model.safetensors"),
            new SafetensorsWriter().Add("linear.weight", "F32", [weights.Length / inputs, inputs], weights).ToArray());
    }

    public OnnxModelOptions Options(Action<OnnxModelOptions>? change = null)
    {
        var options = new OnnxModelOptions { Name = "m", Kind = "onnx", Folder = Folder };
        change?.Invoke(options);
        return options;
    }

    public IConfigurationSection Section(params (string Key, string Value)[] more) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["m:name"] = "m", ["m:kind"] = "onnx", ["m:folder"] = Folder })
        .AddInMemoryCollection(more.ToDictionary(m => $"m:{m.Key}", m => (string?)m.Value))
        .Build()
        .GetSection("m");

    public void Dispose() => _parent.Delete(recursive: true);
}
