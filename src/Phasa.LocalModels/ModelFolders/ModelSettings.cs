using System.Text.Json;
using Phasa.LocalModels.Json;

namespace Phasa.LocalModels.ModelFolders;

/// <summary>What the configuration files of a model folder say.</summary>
internal sealed record ModelSettings
{
    // Tokenizers that know no limit write one of this size or more.
    private const int NoLimit = 1_000_000;

    // They number their tokens from the padding's id on, so that a text has two fewer than there are places.
    private static readonly string[] ReservesPositions = ["roberta", "xlm-roberta", "camembert", "mpnet"];

    public string? ModelType { get; private init; }

    public IReadOnlyList<string> Names { get; private init; } = [];

    public int? VocabularySize { get; private init; }

    public int? Positions { get; private init; }

    public int? Dimensions { get; private init; }

    public PoolingMode? Pooling { get; private init; }

    public bool PoolsOtherwise { get; private init; }

    public bool PoolsPrompt { get; private init; } = true;

    public bool? Normalizes { get; private init; }

    public int? MaxTokens { get; private init; }

    public bool LowerCases { get; private init; }

    public IReadOnlyDictionary<string, string> Prompts { get; private init; } = new Dictionary<string, string>();

    public string? DefaultPrompt { get; private init; }

    public static ModelSettings Read(string root, IReadOnlyList<ModelModule> modules)
    {
        var module = Path.Combine(root, modules.Count > 0 ? modules[0].Path : "");
        var pooling = modules.FirstOrDefault(m => m.Type == "Pooling")?.Path ?? "1_Pooling";
        return new ModelSettings { Normalizes = modules.Count == 0 ? null : modules.Any(m => m.Type == "Normalize") }
            .With(module, "config.json", ReadConfig)
            .With(root, Path.Combine(pooling, "config.json"), ReadPooling)
            .With(module, "tokenizer_config.json", (s, top) => s with { MaxTokens = Limit(top.Number("model_max_length")) ?? s.MaxTokens })
            .With(module, "sentence_bert_config.json", (s, top) => s with
            {
                MaxTokens = Limit(top.Number("max_seq_length")) ?? s.MaxTokens,
                LowerCases = top.Flag("do_lower_case", false),
            })
            .With(root, "config_sentence_transformers.json", ReadPrompts);
    }

    private ModelSettings With(string directory, string file, Func<ModelSettings, JsonPart, ModelSettings> read)
    {
        var path = Path.Combine(directory, file);
        return File.Exists(path) ? JsonFile.Read(path, top => read(this, top)) : this;
    }

    private static int? Limit(int? tokens) => tokens is > 0 and < NoLimit ? tokens : null;

    private static ModelSettings ReadConfig(ModelSettings settings, JsonPart top) => settings with
    {
        ModelType = top.Text("model_type"),
        Names = [.. new[] { top.Text("_name_or_path") }.OfType<string>(), .. top.Items("architectures").Select(a => a.ToString())],
        VocabularySize = top.Number("vocab_size"),
        Positions = top.Number("max_position_embeddings") - (ReservesPositions.Contains(top.Text("model_type")) ? 2 : 0),
        Dimensions = top.Number("hidden_size") ?? top.Number("hidden_dim"),
        Normalizes = top.FlagOrNull("normalize") ?? settings.Normalizes,
        MaxTokens = Limit(top.Number("max_position_embeddings")),
    };

    private static ModelSettings ReadPooling(ModelSettings settings, JsonPart top)
    {
        (string Name, PoolingMode Mode)[] flags =
        [
            ("pooling_mode_mean_tokens", PoolingMode.Mean),
            ("pooling_mode_cls_token", PoolingMode.Cls),
            ("pooling_mode_lasttoken", PoolingMode.LastToken),
            ("pooling_mode_max_tokens", PoolingMode.Max),
            ("pooling_mode_mean_sqrt_len_tokens", PoolingMode.MeanSquareRoot),
            ("pooling_mode_weightedmean_tokens", PoolingMode.WeightedMean),
        ];
        var set = flags.Where(f => top.Flag(f.Name, false)).Select(f => f.Mode).ToList();
        return settings with
        {
            Pooling = set is [var single] ? single : set.Count == 0 ? Named(top) : null,
            PoolsOtherwise = set.Count > 1 || (set.Count == 0 && top.Find("pooling_mode") is not null && Named(top) is null),
            PoolsPrompt = top.Flag("include_prompt", true),
            Dimensions = top.Number("word_embedding_dimension") ?? top.Number("embedding_dimension") ?? settings.Dimensions,
        };
    }

    /// <summary>Newer files name the mode instead of setting a flag.</summary>
    private static PoolingMode? Named(JsonPart top) =>
        top.Find("pooling_mode") is not { ValueKind: JsonValueKind.String } name ? null : name.GetString() switch
        {
            "mean" => PoolingMode.Mean,
            "cls" => PoolingMode.Cls,
            "lasttoken" => PoolingMode.LastToken,
            "max" => PoolingMode.Max,
            "mean_sqrt_len_tokens" => PoolingMode.MeanSquareRoot,
            "weightedmean" => PoolingMode.WeightedMean,
            _ => null,
        };

    private static ModelSettings ReadPrompts(ModelSettings settings, JsonPart top)
    {
        Dictionary<string, string> prompts = [];
        if (top.Child("prompts") is { } part)
        {
            foreach (var prompt in part.Element.EnumerateObject())
            {
                prompts[prompt.Name] = part.Text(prompt.Name) ?? "";
            }
        }

        return settings with { Prompts = prompts, DefaultPrompt = top.Text("default_prompt_name") };
    }
}
