using Phasa.LocalModels.Onnx.Families;
using Phasa.LocalModels.Onnx.Folders;
using Phasa.LocalModels.Onnx.Networks;
using Phasa.LocalModels.Tokenizers;

namespace Phasa.LocalModels.Onnx;

/// <summary>What is refused when a model is loaded, and what is only pointed out.</summary>
internal static class ModelChecks
{
    // Tables are padded to round numbers of rows, by far less than this.
    private const double LeastShareOfVocabulary = 0.9;

    /// <summary>A tokenizer with far fewer ids than the network was made for belongs to another model.</summary>
    public static void RefuseOtherVocabulary(OnnxFolder folder, ITextTokenizer tokenizer)
    {
        if (tokenizer.VocabularySize < folder.VocabularySize * LeastShareOfVocabulary)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"The tokenizer in {folder.TokenizerDirectory} has {tokenizer.VocabularySize} ids, and config.json says that the network was made for {folder.VocabularySize}.",
                "Use the tokenizer.json that belongs to the model.");
        }
    }

    /// <summary>Steps that would be left out make other vectors than the model's authors measured.</summary>
    public static void RefuseUnsupportedSteps(OnnxFolder folder, Prefixes prefixes, Network network, OnnxModelOptions options)
    {
        if (network.PoolsItself)
        {
            return;
        }

        if (folder.Modules.Others is [var other, ..])
        {
            throw Unsupported(folder, $"has a '{other}' step after the pooling, which the graph does not contain");
        }

        if (options.Pooling is null && folder.Modules.Pooling is { Supported: null } pooling)
        {
            throw Unsupported(folder, $"pools in a way that is not supported ({string.Join(", ", pooling.Modes)})");
        }

        if (folder.Modules.Pooling is { IncludePrompt: false } && network.Pooling == Pooling.Mean && (prefixes.Query + prefixes.Document).Length > 0)
        {
            throw Unsupported(folder, "leaves the prefix out of the mean, which is not supported");
        }
    }

    /// <summary>The length of the vectors is that of the configuration, if it states one.</summary>
    public static void RefuseOtherDimensions(OnnxModelOptions options, NetworkProbe probe, string graph)
    {
        if (options.Dimensions is { } expected && expected != probe.Dimensions)
        {
            throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"The vectors of {graph} have {probe.Dimensions} dimensions, and the option 'dimensions' says {expected}.",
                "Correct the option, or use the model it was written for; rows of another model's vectors cannot be searched with these.");
        }
    }

    /// <summary>What works but may not be what the authors meant.</summary>
    public static IReadOnlyList<string> Warnings(OnnxFolder folder, ModelFamily? family, Prefixes prefixes, Pooling? pooling, OnnxModelOptions options)
    {
        List<string> warnings = [];
        if (prefixes.Source == PrefixSource.Unknown)
        {
            warnings.Add(
                "The model's family is not known and its folder states no prompts, so nothing is put before queries and documents. "
                + "If its authors ask for prefixes, set 'queryPrefix' and 'documentPrefix'; set them to \"\" if not.");
        }

        if (pooling is not null && family is null && options.Pooling is null && folder.Modules.Pooling is null)
        {
            warnings.Add("The folder does not say how token vectors are pooled; the mean is used. Set 'pooling' if its authors use another.");
        }

        return warnings;
    }

    private static PhasaException Unsupported(OnnxFolder folder, string what) => new(
        ErrorCodes.InvalidConfiguration,
        $"The model in {folder.Directory} {what}.",
        "Export the model as one graph with the output 'sentence_embedding' (for example with Optimum, from sentence-transformers).");
}
