using Phasa.LocalModels.Onnx;
using Phasa.LocalModels.Onnx.Graphs;

namespace Phasa.LocalModels.Tests.Onnx;

/// <summary>Small graphs in files of their own, gone with the object.</summary>
internal sealed class GraphFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phasa-onnx-");

    /// <summary>Ten rows of three numbers; row i is (i, i², 1).</summary>
    public static readonly float[] Table = [.. Enumerable.Range(0, 10).SelectMany(i => new float[] { i, i * i, 1 })];

    public string Path => System.IO.Path.Combine(_folder.FullName, "model.onnx");

    public string Folder => _folder.FullName;

    /// <summary>The table as a network: the vector of a token is its row.</summary>
    public static GraphFile OfTable(TableReduction reduction = TableReduction.None, bool normalized = false)
    {
        var file = new GraphFile();
        using var stream = File.Create(file.Path);
        StaticTableExport.Write(stream, Table, 10, 3, reduction, normalized);
        return file;
    }

    /// <summary>A graph put together by the caller.</summary>
    public static GraphFile Of(Action<OnnxGraph> build)
    {
        var graph = new OnnxGraph("test");
        build(graph);
        var file = new GraphFile();
        using var stream = File.Create(file.Path);
        graph.WriteTo(stream);
        return file;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
