using Phasa.LocalModels.ModelFolders;

namespace Phasa.LocalModels.Onnx.Folders;

/// <summary>Chooses the graph of a model folder, where authors often put several precisions side by side.</summary>
internal static class GraphChoice
{
    private static readonly string[] Usual = ["model.onnx", "onnx/model.onnx"];

    /// <summary>The wanted file; else <c>model.onnx</c> or <c>onnx/model.onnx</c>; else the only one there is. From the folder, with <c>/</c>.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>, with the files there are.</exception>
    public static string In(ModelFolder folder, string? wanted)
    {
        var found = folder.OnnxFiles;
        var chosen = wanted is not null
            ? found.FirstOrDefault(f => f == wanted.Replace('\\', '/')) ?? throw Fault(folder, $"has no graph {wanted}")
            : Usual.FirstOrDefault(found.Contains) ?? (found.Count == 1 ? found[0] : null);
        return chosen ?? throw Fault(folder, "has several graphs and none is called model.onnx");
    }

    /// <summary>The files beside a graph that hold its weights: their names begin with its own.</summary>
    public static IEnumerable<string> WeightsOf(ModelFolder folder, string graph)
    {
        var place = Path.Combine(folder.Directory, graph);
        return Directory.EnumerateFiles(Path.GetDirectoryName(place)!, Path.GetFileName(place) + "?*")
            .Select(f => Path.GetRelativePath(folder.Directory, f))
            .Order(StringComparer.Ordinal);
    }

    private static PhasaException Fault(ModelFolder folder, string what) =>
        folder.Fault($"{what}; there are {string.Join(", ", folder.OnnxFiles)}", "Name one of them with the option 'file'.");
}
