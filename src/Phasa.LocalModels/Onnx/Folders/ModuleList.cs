using System.Text.Json;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Onnx.Folders;

/// <summary>The steps from tokens to a text's vector that <c>modules.json</c> lists.</summary>
/// <param name="TransformerPath">The network's own folder, in the model's.</param>
/// <param name="Pooling">The pooling step; null: none is stated.</param>
/// <param name="Others">Steps that change the vector afterwards, by their type: <c>Dense</c> and the like.</param>
internal sealed record ModuleList(string TransformerPath, PoolingModule? Pooling, IReadOnlyList<string> Others)
{
    /// <summary>Reads the list; a folder without it has the network and perhaps <c>1_Pooling</c>.</summary>
    public static ModuleList Read(string directory)
    {
        var path = Path.Combine(directory, "modules.json");
        var modules = File.Exists(path) ? Parse(path) : [("Transformer", ""), ("Pooling", "1_Pooling")];
        var pooling = modules.Where(m => m.Type == "Pooling").Select(m => Path.Combine(directory, m.Path, "config.json")).FirstOrDefault(File.Exists);
        return new(
            modules.FirstOrDefault(m => m.Type == "Transformer").Path ?? "",
            pooling is null ? null : JsonFile.Read(pooling, PoolingModule.Read),
            [.. modules.Select(m => m.Type).Where(t => t is not ("Transformer" or "Pooling" or "Normalize"))]);
    }

    private static List<(string Type, string Path)> Parse(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return
            [
                .. document.RootElement.EnumerateArray().Select((m, i) => new JsonPart(path, $"{i}", m)).Select(m =>
                    (m.Type[(m.Type.LastIndexOf('.') + 1)..], m.Text("path") ?? "")),
            ];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration, $"{path} is no list of modules: {e.Message}", "Fetch the file again from where the model comes from.", e)
            { Location = path };
        }
    }
}
