using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.ModelFolders;

/// <summary>Reads <c>modules.json</c> of sentence-transformers.</summary>
internal static class ModulesFile
{
    /// <summary>The modules in their order; none where there is no such file.</summary>
    public static IReadOnlyList<ModelModule> Read(string directory)
    {
        var file = Path.Combine(directory, "modules.json");
        return !File.Exists(file) ? [] : JsonFile.ReadList(file, part => new ModelModule(
            (part.Text("type") ?? throw part.Fault("has no 'type'")).Split('.')[^1],
            part.Text("path") is { } path and not "." ? path : ""));
    }
}
