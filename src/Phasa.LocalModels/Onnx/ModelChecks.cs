using Phasa.LocalModels.Families;
using Phasa.LocalModels.ModelFolders;
using Phasa.LocalModels.Onnx.Networks;
using Phasa.LocalModels.Tokenizers;

namespace Phasa.LocalModels.Onnx;

/// <summary>What is refused when a model is loaded, and what is only pointed out.</summary>
internal static class ModelChecks
{
    // Tables are padded to round numbers of rows, by far less than this.
    private const double LeastShareOfVocabulary = 0.9;

    private static readonly string[] KnownSteps = ["Transformer", "Pooling", "Dense", "Normalize"];

    /// <summary>A tokenizer with far fewer ids than the network was made for belongs to another model.</summary>
    public static void RefuseOtherVocabulary(ModelFolder folder, ITextTokenizer tokenizer)
    {
        if (tokenizer.VocabularySize < folder.VocabularySize * LeastShareOfVocabulary)
        {
            throw folder.Fault(
                $"has a tokenizer of {tokenizer.VocabularySize} ids, and its config.json says that the network was made for {folder.VocabularySize}",
                "Use the tokenizer.json that belongs to the model.");
        }
    }

    /// <summary>Steps that would be left out make other vectors than the model's authors measured.</summary>
    public static void RefuseUnsupportedSteps(OnnxModelOptions options, ModelFolder folder, Prefixes prefixes, PoolingMode? pooling)
    {
        if (pooling is null)
        {
            return;
        }

        if (folder.Modules.FirstOrDefault(m => !KnownSteps.Contains(m.Type)) is { } step)
        {
            throw Unsupported(folder, $"has a step '{step.Type}', which is not supported outside the graph");
        }

        if (folder.PoolsOtherwise && options.Pooling is null)
        {
            throw Unsupported(folder, "joins several poolings or pools in an unknown way, which is not supported outside the graph");
        }

        if (!folder.PoolsPrompt && pooling is not (PoolingMode.Cls or PoolingMode.LastToken) && (prefixes.Query + prefixes.Document).Length > 0)
        {
            throw Unsupported(folder, "leaves the prefix out of the pooling, which is not supported outside the graph");
        }
    }

    /// <summary>The length of the vectors is that of the configuration, if it states one.</summary>
    public static void RefuseOtherDimensions(OnnxModelOptions options, ModelFolder folder, string graph, NetworkProbe probe)
    {
        if (options.Dimensions is { } expected && expected != probe.Dimensions)
        {
            throw folder.Fault(
                $"has in {graph} a network with vectors of {probe.Dimensions} dimensions, and the option 'dimensions' says {expected}",
                "Correct the option, or use the model it was written for: rows of another model's vectors cannot be searched with these.");
        }
    }

    /// <summary>What works but may not be what the authors meant.</summary>
    public static IReadOnlyList<string> Warnings(OnnxModelOptions options, ModelFolder folder, ModelFamily? family, Prefixes prefixes, PoolingMode? pooling)
    {
        List<string> warnings = [];
        if (prefixes.Source == PrefixSource.Unknown)
        {
            warnings.Add(
                "The model's family is not known and its folder states no prompts, so nothing is put before queries and documents. "
                + "If its authors ask for prefixes, set 'queryPrefix' and 'documentPrefix'; set them to \"\" if not.");
        }

        if (pooling is not null && (options.Pooling ?? folder.Pooling ?? family?.Pooling) is null)
        {
            warnings.Add("The folder does not say how token vectors are pooled; the mean is used. Set 'pooling' if its authors use another.");
        }

        return warnings;
    }

    private static PhasaException Unsupported(ModelFolder folder, string what) =>
        folder.Fault(what, "Export the model as one graph with the output 'sentence_embedding' (Optimum does so for sentence-transformers models).");
}
