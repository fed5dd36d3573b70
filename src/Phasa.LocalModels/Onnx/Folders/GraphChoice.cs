namespace Phasa.LocalModels.Onnx.Folders;

/// <summary>Chooses the graph of a model folder, where authors often put several precisions side by side.</summary>
internal static class GraphChoice
{
    private static readonly string[] Usual = ["model.onnx", Path.Combine("onnx", "model.onnx")];

    /// <summary>The wanted file; else <c>model.onnx</c> or <c>onnx/model.onnx</c>; else the only one there is.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>, with the files there are.</exception>
    public static string In(string directory, string? wanted)
    {
        if (!Directory.Exists(directory))
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration, $"There is no folder {directory}.", "Correct the option 'folder', or copy the model there.") { Location = directory };
        }

        if (wanted is not null)
        {
            var path = Path.Combine(directory, wanted);
            return File.Exists(path) ? path : throw Fault(directory, $"has no file {wanted}");
        }

        var found = Graphs(directory);
        return Usual.FirstOrDefault(found.Contains) is { } usual ? Path.Combine(directory, usual)
            : found.Count == 1 ? Path.Combine(directory, found[0])
            : throw Fault(directory, found.Count == 0 ? "has no ONNX graph" : "has several ONNX graphs and none is called model.onnx");
    }

    private static PhasaException Fault(string directory, string what)
    {
        var found = Graphs(directory);
        return new(
            ErrorCodes.InvalidConfiguration,
            $"{directory} {what}{(found.Count == 0 ? "." : $"; there are {string.Join(", ", found)}.")}",
            found.Count == 0 ? "Fetch the model with its .onnx file, or export it." : "Name one of them with the option 'file'.")
        { Location = directory };
    }

    private static List<string> Graphs(string directory) =>
    [
        .. new[] { directory, Path.Combine(directory, "onnx") }
            .Where(Directory.Exists)
            .SelectMany(d => Directory.EnumerateFiles(d, "*.onnx"))
            .Select(f => Path.GetRelativePath(directory, f))
            .Order(StringComparer.Ordinal),
    ];
}
