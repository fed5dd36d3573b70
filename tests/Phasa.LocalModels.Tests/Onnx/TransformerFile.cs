using Phasa.Bench.Onnx;

namespace Phasa.LocalModels.Tests.Onnx;

/// <summary>A small encoder with random weights, in a file of its own.</summary>
internal sealed class TransformerFile : IDisposable
{
    public static readonly EncoderShape Shape = new(Layers: 2, Hidden: 16, Heads: 4, FeedForward: 32, Vocabulary: 50, Positions: 64);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phasa-onnx-");

    public TransformerFile()
    {
        using var stream = File.Create(Path);
        EncoderGraph.Write(stream, Shape, seed: 1);
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "model.onnx");

    public void Dispose() => _folder.Delete(recursive: true);
}
