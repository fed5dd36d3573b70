using Phasa.Embeddings;
using Phasa.LocalModels.Onnx.Batches;
using Phasa.LocalModels.Onnx.Families;
using Phasa.LocalModels.Onnx.Folders;
using Phasa.LocalModels.Onnx.Networks;
using Phasa.LocalModels.Tokenizers;

namespace Phasa.LocalModels.Onnx;

/// <summary>Loads the network of a model folder with its tokenizer, and tries both out before anything is embedded.</summary>
public static class OnnxModelLoader
{
    private const int UsualTokens = 512;
    private const int FewestTokens = 16;

    /// <summary>Loads a model. Nothing is fetched.</summary>
    /// <exception cref="PhasaException">
    /// <see cref="ErrorCodes.InvalidConfiguration"/>: a file is missing, cut short, foreign or of another model; the
    /// dimensions are others than configured; a step of the model is not supported.
    /// </exception>
    public static OnnxModel Load(OnnxModelOptions options)
    {
        var folder = OnnxFolder.Read(options.Folder, options.File);
        var tokenizer = LoadTokenizer(folder);
        var family = ModelFamilies.Find([.. folder.Names.Take(1), options.Name, .. folder.Names.Skip(1)]);
        var network = OpenNetwork(options, folder, family);
        try
        {
            return Join(options, folder, tokenizer, family, network);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static OnnxModel Join(OnnxModelOptions options, OnnxFolder folder, ITextTokenizer tokenizer, ModelFamily? family, Network network)
    {
        var prefixes = Prefixes.Choose(options.QueryPrefix, options.DocumentPrefix, folder.Prompts, family);
        var pooling = network.PoolsItself ? (Pooling?)null : network.Pooling;
        ModelChecks.RefuseUnsupportedSteps(folder, prefixes, network, options);
        var maxTokens = MaxTokens(options, folder);
        var probe = NetworkProbe.Of(network, tokenizer, maxTokens, folder.Graph);
        ModelChecks.RefuseOtherDimensions(options, probe, folder.Graph);

        var batches = new BatchPlan(options.BatchTokens, probe.BatchChangesVectors ? 1 : int.MaxValue);
        var space = new EmbeddingSpace(
            OnnxModelKind.Name,
            options.Name,
            $"{ModelRevision.Of(folder.Graph, folder.TokenizerFile)}-{pooling?.ToString().ToLowerInvariant() ?? network.Output}",
            probe.Dimensions,
            prefixes.Query,
            prefixes.Document);
        var generator = new OnnxEmbedder(network, tokenizer, new(maxTokens, batches, options.Concurrency), options.Name, probe.Dimensions);
        var model = new EmbeddingModel(generator, space, tokenizer, TextTokens(maxTokens, tokenizer, prefixes, folder)) { Thresholds = options.Thresholds() };
        return new(model, new(
            folder.Graph, family, pooling, prefixes, probe.Dimensions, maxTokens, probe.BatchChangesVectors, ModelChecks.Warnings(folder, family, prefixes, pooling, options)));
    }

    private static ITextTokenizer LoadTokenizer(OnnxFolder folder)
    {
        ITextTokenizer tokenizer = TokenizerFolder.Load(folder.TokenizerDirectory);
        ModelChecks.RefuseOtherVocabulary(folder, tokenizer);
        return folder.LowerCase ? new LowerCasing(tokenizer) : tokenizer;
    }

    private static Network OpenNetwork(OnnxModelOptions options, OnnxFolder folder, ModelFamily? family) => Network.Open(new(folder.Graph)
    {
        Pooling = options.Pooling ?? folder.Modules.Pooling?.Supported ?? family?.Pooling ?? Pooling.Mean,
        ForcePooling = options.Pooling is not null,
        Output = options.Output,
        ExecutionProvider = options.ExecutionProvider,
        Device = options.Device,
        Threads = options.Threads,
    });

    private static int MaxTokens(OnnxModelOptions options, OnnxFolder folder)
    {
        var positions = folder.Positions ?? int.MaxValue;
        return options.MaxTokens > positions
            ? throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"The option 'maxTokens' is {options.MaxTokens}, and the network in {folder.Directory} has places for {positions} tokens.",
                $"Set it to {positions} or less, or leave it out.")
            : options.MaxTokens ?? Math.Min(folder.AdvisedTokens ?? folder.Positions ?? UsualTokens, positions);
    }

    // The frame and the prefix are put before and after a text that was cut to its limit, and must not push its end out.
    private static int TextTokens(int maxTokens, ITextTokenizer tokenizer, Prefixes prefixes, OnnxFolder folder)
    {
        var frame = tokenizer.Encode("", maxTokens).Count;
        var left = maxTokens - frame - Math.Max(tokenizer.Count(prefixes.Query), tokenizer.Count(prefixes.Document));
        return left >= FewestTokens
            ? left
            : throw new PhasaException(
                ErrorCodes.InvalidConfiguration,
                $"Of {maxTokens} tokens of the model in {folder.Directory}, the prefixes leave {left} for a text.",
                "Use shorter prefixes, or raise the option 'maxTokens' if the network has places for more.");
    }
}
