using System.Text.Json;
using Phasa.Conformance.Embeddings;
using Phasa.Embeddings;
using Phasa.LocalModels.ModelFolders;
using Phasa.LocalModels.Onnx;
using Phasa.TestSupport.Models;
using Phasa.TestSupport.Storage;

namespace Phasa.LocalModels.Tests.Onnx;

/// <summary>A network of one layer, a vector for each letter, with mean pooling.</summary>
public sealed class OnnxModelConformanceTests : EmbedderConformance
{
    private const int Dimensions = 24;

    private readonly TemporaryFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<EmbeddingModel> CreateAsync()
    {
        var tokenizer = StaticModelFiles.Create(1, readsAllScripts: true)["tokenizer.json"];
        File.WriteAllBytes(Path.Combine(_folder.Path, "tokenizer.json"), tokenizer);
        var rows = JsonDocument.Parse(tokenizer).RootElement.GetProperty("model").GetProperty("vocab").EnumerateObject().Count();
        Random random = new(5);
        float[] table = [.. Enumerable.Range(0, rows * Dimensions).Select(_ => random.NextSingle() - .5f)];
        using (var graph = File.Create(Path.Combine(_folder.Path, "model.onnx")))
        {
            StaticTableExport.Write(graph, table, rows, Dimensions);
        }

        var (model, _) = OnnxModelLoader.Load(new() { Name = "m", Kind = "onnx", Folder = _folder.Path, Pooling = PoolingMode.Mean });
        return Task.FromResult(model);
    }
}
