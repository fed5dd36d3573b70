namespace Phasa.LocalModels.Pull;

/// <summary>Chooses of a model's files those that Phasa needs. Hubs keep the same weights in many forms.</summary>
internal static class ModelFileChoice
{
    private static readonly string[] Small =
    [
        "config.json", "modules.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt",
        "sentence_bert_config.json", "config_sentence_transformers.json",
    ];

    private static readonly string[] Preferred = ["onnx/model.onnx", "model.onnx"];

    /// <summary>The files that say how the weights are used: tokenizer, pooling, prompts, at the top and in the folders of modules.</summary>
    public static IEnumerable<HubFile> Settings(HubListing model) => model.Files.Where(f =>
        Small.Contains(f.Path[(f.Path.LastIndexOf('/') + 1)..])
        && (!f.Path.Contains('/', StringComparison.Ordinal) || (f.Path.Count(c => c == '/') == 1 && char.IsAsciiDigit(f.Path[0]))));

    /// <summary>The weights: the table of a static model, or a network in ONNX with what belongs to it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="isStatic">Whether its settings say that it is a static table.</param>
    /// <param name="chosen">The weights the caller wants; null to choose.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>: there are none that can be used, or several and none is the usual one.</exception>
    public static IReadOnlyList<HubFile> Weights(HubListing model, bool isStatic, string? chosen)
    {
        var candidates = model.Files.Where(f => isStatic ? IsTable(f) : f.Path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)).ToList();
        if (chosen is not null)
        {
            candidates = model.Files.Where(f => f.Path == chosen && IsWeights(f)).ToList() is { Count: 1 } named ? named : throw NoSuch(model, chosen);
        }
        else if (candidates.Count > 1)
        {
            candidates = Preferred.Select(p => candidates.Find(f => f.Path == p)).OfType<HubFile>().Take(1).ToList() is { Count: 1 } usual ? usual : throw Several(model, candidates);
        }

        return candidates is [var weights]
            ? [weights, .. model.Files.Where(f => IsPartOf(f.Path, weights.Path))]
            : throw None(model);
    }

    private static bool IsWeights(HubFile file) => IsTable(file) || file.Path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase);

    private static bool IsTable(HubFile file) => file.Path == "model.safetensors"
        || (file.Path.EndsWith("/model.safetensors", StringComparison.Ordinal) && char.IsAsciiDigit(file.Path[0]));

    /// <summary>Networks over two gigabytes keep their weights in files beside them: <c>model.onnx_data</c>, <c>model.onnx_data_1</c>, <c>model.onnx.data</c>.</summary>
    private static bool IsPartOf(string path, string weights) =>
        path.StartsWith(weights + "_data", StringComparison.Ordinal) || path == weights + ".data";

    private static PhasaException NoSuch(HubListing model, string chosen) => new(
        ErrorCodes.InvalidRequest, $"'{model.Name}' has no weights '{chosen}' that can be used.", $"Use one of: {Names(model.Files.Where(IsWeights))}.");

    private static PhasaException Several(HubListing model, IEnumerable<HubFile> files) => new(
        ErrorCodes.InvalidRequest, $"'{model.Name}' has its weights in several forms.", $"Choose one with --file: {Names(files)}.");

    private static PhasaException None(HubListing model) => new(
        ErrorCodes.InvalidRequest,
        $"'{model.Name}' has no ONNX file and is no static model, so Phasa cannot run it.",
        "Look on the hub for an ONNX export of it (often under onnx-community or Xenova), or export it with Hugging Face Optimum.");

    private static string Names(IEnumerable<HubFile> files) => string.Join(", ", files.Select(f => f.Path).DefaultIfEmpty("none"));
}
