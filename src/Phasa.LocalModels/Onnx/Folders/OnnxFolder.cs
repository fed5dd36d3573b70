using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.Onnx.Folders;

/// <summary>What a model's folder says about the network in it. What it does not say is null.</summary>
internal sealed record OnnxFolder(string Directory)
{
    // Positions that these architectures keep for themselves, so that a text has fewer than the configuration says.
    private static readonly Dictionary<string, int> ReservedPositions = new()
    {
        ["roberta"] = 2,
        ["xlm-roberta"] = 2,
        ["camembert"] = 2,
        ["mpnet"] = 2,
    };

    /// <summary>The network's file.</summary>
    public required string Graph { get; init; }

    /// <summary>The folder of the tokenizer's file.</summary>
    public required string TokenizerDirectory { get; init; }

    /// <summary>The tokenizer's file.</summary>
    public string TokenizerFile => Path.Combine(TokenizerDirectory, "tokenizer.json") is var file && File.Exists(file)
        ? file
        : Path.Combine(TokenizerDirectory, "vocab.txt");

    /// <summary>The steps after the network.</summary>
    public required ModuleList Modules { get; init; }

    /// <summary>The prompts by name; empty when there are none.</summary>
    public required IReadOnlyDictionary<string, string> Prompts { get; init; }

    /// <summary>What the model may be known by, the most telling first.</summary>
    public required IReadOnlyList<string?> Names { get; init; }

    /// <summary>Ids that the network was made for.</summary>
    public int? VocabularySize { get; init; }

    /// <summary>The most tokens of a text that the authors advise, frame included.</summary>
    public int? AdvisedTokens { get; init; }

    /// <summary>The most tokens of a text that the network can place.</summary>
    public int? Positions { get; init; }

    /// <summary>Whether texts are put into lower case before the tokenizer.</summary>
    public bool LowerCase { get; init; }

    /// <summary>Reads the folder; <paramref name="file"/> chooses among several graphs.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: no such folder, no or several graphs, a damaged file.</exception>
    public static OnnxFolder Read(string directory, string? file)
    {
        var graph = GraphChoice.In(directory, file);
        var modules = ModuleList.Read(directory);
        var transformer = Path.Combine(directory, modules.TransformerPath);
        var names = new List<string?> { Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory))) };
        var folder = new OnnxFolder(directory)
        {
            Graph = graph,
            TokenizerDirectory = FirstWithTokenizer(directory, transformer, Path.GetDirectoryName(graph)!),
            Modules = modules,
            Prompts = Optional(Path.Combine(directory, "config_sentence_transformers.json"), Texts) ?? new Dictionary<string, string>(),
            Names = names,
        };
        folder = Optional(Path.Combine(transformer, "sentence_bert_config.json"), top => folder with
        {
            AdvisedTokens = top.Number("max_seq_length"),
            LowerCase = top.Flag("do_lower_case", false),
        }) ?? folder;
        folder = Optional(Path.Combine(folder.TokenizerDirectory, "tokenizer_config.json"), top => folder with
        {
            // Where there is no limit the file says 1e30.
            AdvisedTokens = folder.AdvisedTokens ?? (top.Number("model_max_length") is < int.MaxValue and var length ? length : null),
        }) ?? folder;
        return Optional(Path.Combine(transformer, "config.json"), top =>
        {
            names.Add(top.Text("_name_or_path"));
            names.AddRange(top.Items("architectures").Select(a => a.ToString()));
            return folder with
            {
                VocabularySize = top.Number("vocab_size"),
                Positions = top.Number("max_position_embeddings") - ReservedPositions.GetValueOrDefault(top.Text("model_type") ?? ""),
            };
        }) ?? folder;
    }

    private static T? Optional<T>(string path, Func<JsonPart, T> read)
        where T : class => File.Exists(path) ? JsonFile.Read(path, read) : null;

    private static Dictionary<string, string> Texts(JsonPart top) => top.Child("prompts") is not { } prompts
        ? []
        : prompts.Element.EnumerateObject().Where(p => prompts.Text(p.Name) is not null).ToDictionary(p => p.Name, p => p.Value.GetString()!);

    private static string FirstWithTokenizer(params string[] directories) =>
        directories.FirstOrDefault(d => File.Exists(Path.Combine(d, "tokenizer.json"))) ?? directories[0];
}
