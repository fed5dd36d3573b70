using Phasa.LocalModels.Json;
using Phasa.LocalModels.Safetensors;

namespace Phasa.LocalModels.ModelFolders;

/// <summary>Which kind of model a folder's files make up.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="TokenizerDirectory">Where the tokenizer is, or would be.</param>
/// <param name="TableFile">The static table from the folder, if it is such a model.</param>
/// <param name="TableDimensions">The length of its vectors, if the file is there.</param>
/// <param name="Missing">What the kind needs and the folder lacks.</param>
internal sealed record ModelLayout(
    ModelFolderKind Kind, string TokenizerDirectory, string? TableFile, int? TableDimensions, IReadOnlyList<string> Missing)
{
    private const string Table = "model.safetensors";

    public static ModelLayout Of(string root, IReadOnlyList<ModelFile> files, IReadOnlyList<ModelModule> modules)
    {
        var first = modules.Count > 0 ? modules[0] : null;
        if (first?.Type == "StaticEmbedding")
        {
            return first.Path.Length == 0 && (TensorDimensions(root, Table, "embeddings") is not null || IsModel2Vec(root))
                ? Static(ModelFolderKind.StaticModel2Vec, root, "")
                : Static(ModelFolderKind.StaticSentenceTransformers, root, first.Path);
        }

        if (first is null && (IsModel2Vec(root) || TensorDimensions(root, Table, "embeddings") is not null))
        {
            return Static(ModelFolderKind.StaticModel2Vec, root, "");
        }

        var tokenizer = first is { Path.Length: > 0 } && HasTokenizer(Path.Combine(root, first.Path)) ? Path.Combine(root, first.Path) : root;
        var isOnnx = files.Any(f => f.Path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase));
        string[] missing = isOnnx && !HasTokenizer(tokenizer) ? ["tokenizer.json"] : [];
        return new(isOnnx ? ModelFolderKind.Onnx : ModelFolderKind.Unknown, tokenizer, null, null, missing);
    }

    private static ModelLayout Static(ModelFolderKind kind, string root, string path)
    {
        var table = Join(path, Table);
        List<string> missing = [];
        if (!File.Exists(Path.Combine(root, table)))
        {
            missing.Add(table);
        }

        if (!HasTokenizer(Path.Combine(root, path)))
        {
            missing.Add(Join(path, "tokenizer.json"));
        }

        if (kind == ModelFolderKind.StaticModel2Vec && !File.Exists(Path.Combine(root, "config.json")))
        {
            missing.Add("config.json");
        }

        var dimensions = TensorDimensions(root, table, "embedding.weight") ?? TensorDimensions(root, table, "embeddings");
        return new(kind, Path.Combine(root, path), table, dimensions, missing);
    }

    private static string Join(string path, string file) => path.Length == 0 ? file : $"{path}/{file}";

    private static bool HasTokenizer(string directory) =>
        File.Exists(Path.Combine(directory, "tokenizer.json")) || File.Exists(Path.Combine(directory, "vocab.txt"));

    private static bool IsModel2Vec(string root)
    {
        var config = Path.Combine(root, "config.json");
        return File.Exists(config) && JsonFile.Read(config, top => top.Text("model_type") == "model2vec");
    }

    private static int? TensorDimensions(string root, string file, string tensor)
    {
        var path = Path.Combine(root, file);
        if (!File.Exists(path))
        {
            return null;
        }

        using var opened = SafetensorsFile.Open(path);
        return opened.Tensors.TryGetValue(tensor, out var found) && found.Shape is [_, <= int.MaxValue and var dimensions] ? (int)dimensions : null;
    }
}
