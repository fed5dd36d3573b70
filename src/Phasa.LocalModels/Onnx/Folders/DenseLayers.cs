using Phasa.LocalModels.Json;
using Phasa.LocalModels.ModelFolders;
using Phasa.LocalModels.Onnx.Networks;
using Phasa.LocalModels.Safetensors;
using Phasa.LocalModels.StaticTables;

namespace Phasa.LocalModels.Onnx.Folders;

/// <summary>Reads the <c>Dense</c> steps of a sentence-transformers model, which graphs of the network alone do not contain.</summary>
internal static class DenseLayers
{
    private const string Weights = "model.safetensors";

    /// <summary>The files of the steps, from the folder.</summary>
    public static IEnumerable<string> FilesOf(ModelFolder folder) => Steps(folder).Select(m => Path.Combine(m.Path, Weights));

    /// <summary>The steps, in order.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: a file is missing, damaged, or has another activation than the two known.</exception>
    public static IReadOnlyList<DenseLayer> Read(ModelFolder folder) => [.. Steps(folder).Select(m => Read(Path.Combine(folder.Directory, m.Path)))];

    private static IEnumerable<ModelModule> Steps(ModelFolder folder) => folder.Modules.Where(m => m.Type == "Dense");

    private static DenseLayer Read(string directory)
    {
        var (inputs, outputs, tanh) = JsonFile.Read(Path.Combine(directory, "config.json"), top => (
            top.Number("in_features") ?? throw top.Fault("has no 'in_features'"),
            top.Number("out_features") ?? throw top.Fault("has no 'out_features'"),
            top.Text("activation_function")?.Split('.')[^1] switch
            {
                "Identity" => false,
                null or "Tanh" => true,
                var other => throw top.Fault($"has the activation function '{other}', which is not supported"),
            }));
        using var file = SafetensorsFile.Open(Path.Combine(directory, Weights));
        return new DenseLayer(
            Numbers(file, "linear.weight", outputs, inputs),
            file.Tensors.ContainsKey("linear.bias") ? Numbers(file, "linear.bias", outputs) : null,
            inputs,
            tanh);
    }

    private static float[] Numbers(SafetensorsFile file, string name, params ReadOnlySpan<long> shape)
    {
        if (!file.Tensors.TryGetValue(name, out var tensor) || !TableRows.CanRead(tensor.Type) || !shape.SequenceEqual([.. tensor.Shape]))
        {
            throw file.Fault($"it has no tensor '{name}' of the shape {string.Join('×', shape.ToArray())}");
        }

        var numbers = new float[tensor.Shape.Aggregate((a, b) => a * b)];
        using var reader = file.Read();
        TableRows.Convert(tensor.Type, reader.Slice(tensor.Offset, (int)tensor.Length), numbers);
        return numbers;
    }
}
