using Phasa.LocalModels.Families;

namespace Phasa.LocalModels.ModelFolders;

/// <summary>What a model folder holds, as far as its files tell without loading the model.</summary>
public sealed record ModelFolder
{
    /// <summary>The folder's full path.</summary>
    public required string Directory { get; init; }

    /// <summary>What kind of model it is.</summary>
    public required ModelFolderKind Kind { get; init; }

    /// <summary>The files that play a part, by path.</summary>
    public required IReadOnlyList<ModelFile> Files { get; init; }

    /// <summary>The files that a model of this kind needs and the folder lacks.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The <c>.onnx</c> files, those at the top first.</summary>
    public IReadOnlyList<string> OnnxFiles => [.. Files.Where(f => f.Path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)).Select(f => f.Path).OrderBy(p => p.Count(c => c == '/'))];

    /// <summary>The static table's file; null when this is no static model.</summary>
    public string? TableFile { get; init; }

    /// <summary>The folder that the tokenizer's files are in.</summary>
    public required string TokenizerDirectory { get; init; }

    /// <summary>The tokenizer's model as its file names it: <c>Unigram</c>, <c>WordPiece</c>, <c>BPE</c>, <c>WordLevel</c>; null when there is none.</summary>
    public string? TokenizerFamily { get; init; }

    /// <summary>The family of network in <c>config.json</c>: <c>bert</c>, <c>xlm-roberta</c>, <c>qwen3</c> …</summary>
    public string? ModelType { get; init; }

    /// <summary>What the model may be known by, the most telling first: the folder's name, then what <c>config.json</c> says.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>The family of embedding models it is of, by its names; null when none is known.</summary>
    public ModelFamily? Family => ModelFamilies.Find(Names);

    /// <summary>The ids that the network was made for, if the files say it.</summary>
    public int? VocabularySize { get; init; }

    /// <summary>The most tokens of a text that the network can place, frame included, if the files say it.</summary>
    public int? Positions { get; init; }

    /// <summary>The length of a vector, if the files say it.</summary>
    public int? Dimensions { get; init; }

    /// <summary>The steps of <c>modules.json</c>, in order; empty when there is none.</summary>
    public IReadOnlyList<ModelModule> Modules { get; init; } = [];

    /// <summary>How token vectors become one; null when the files do not say it, or name several ways at once.</summary>
    public PoolingMode? Pooling { get; init; }

    /// <summary>Whether the files name several ways of pooling at once, or one that is not known.</summary>
    public bool PoolsOtherwise { get; init; }

    /// <summary>Whether the tokens of a prompt take part in pooling.</summary>
    public bool PoolsPrompt { get; init; } = true;

    /// <summary>Whether vectors are brought to length 1; null when the files do not say it.</summary>
    public bool? Normalizes { get; init; }

    /// <summary>The most tokens of a text, frame included, if the files say it.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Whether texts are lower-cased before they are cut (<c>sentence_bert_config.json</c>).</summary>
    public bool LowerCases { get; init; }

    /// <summary>What is put before texts, by the names that <c>config_sentence_transformers.json</c> gives.</summary>
    public IReadOnlyDictionary<string, string> Prompts { get; init; } = new Dictionary<string, string>();

    /// <summary>The name of the prompt for texts whose role is not told.</summary>
    public string? DefaultPrompt { get; init; }

    /// <summary>The prompt for queries; null when the folder names none.</summary>
    public string? QueryPrompt => Prompt("query");

    /// <summary>The prompt for documents; null when the folder names none.</summary>
    public string? DocumentPrompt => Prompt("document", "passage");

    /// <summary>Looks a folder through.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/>: no such folder, or a file in it that cannot be read as what it is.</exception>
    public static ModelFolder Inspect(string directory) => ModelFolderReader.Read(directory);

    /// <summary>The files that decide what vectors come out, in an order that is always the same.</summary>
    internal IEnumerable<string> ContentFiles => Files.Select(f => f.Path)
        .Where(p => p == TableFile || Path.GetFileName(p) is "tokenizer.json" or "vocab.txt" or "tokenizer_config.json" or "modules.json" || p == "config.json")
        .Order(StringComparer.Ordinal);

    /// <summary>Refuses a folder of another kind, and one that lacks a file.</summary>
    internal void ThrowUnless(params ReadOnlySpan<ModelFolderKind> kinds)
    {
        if (!kinds.Contains(Kind))
        {
            throw Fault(
                Kind == ModelFolderKind.Unknown ? "holds no model that is known" : $"holds a model of another kind ({Kind})",
                "'phasa models check DIR' lists what a folder holds; choose the kind by it.");
        }

        if (Missing.Count > 0)
        {
            throw Fault($"lacks {string.Join(", ", Missing)}", "Fetch the missing files from where the model comes from.");
        }
    }

    /// <summary>The error for a folder that cannot be used.</summary>
    internal PhasaException Fault(string what, string nextStep) =>
        new(ErrorCodes.InvalidConfiguration, $"{Directory} {what}.", nextStep) { Location = Directory };

    private string? Prompt(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Prompts.TryGetValue(name, out var prompt))
            {
                return prompt;
            }
        }

        return DefaultPrompt is null ? null : Prompts.GetValueOrDefault(DefaultPrompt);
    }
}
