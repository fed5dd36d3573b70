using Phasa.Embeddings;
using Phasa.LocalModels.Families;
using Phasa.LocalModels.ModelFolders;
using Phasa.LocalModels.Onnx.Batches;
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
        var folder = ModelFolder.Inspect(options.Folder);
        folder.ThrowUnless(ModelFolderKind.Onnx);
        var graph = GraphChoice.In(folder, options.File);
        var tokenizer = LoadTokenizer(folder);
        var family = ModelFamilies.Find([.. folder.Names.Take(1), options.Name, .. folder.Names.Skip(1)]);
        var network = OpenNetwork(options, folder, graph, family);
        try
        {
            return Join(options, folder, graph, tokenizer, family, network);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    private static OnnxModel Join(OnnxModelOptions options, ModelFolder folder, string graph, ITextTokenizer tokenizer, ModelFamily? family, Network network)
    {
        var prefixes = Prefixes.Choose(options.QueryPrefix, options.DocumentPrefix, folder, family);
        var pooling = network.PoolsItself ? (PoolingMode?)null : network.Pooling;
        ModelChecks.RefuseUnsupportedSteps(options, folder, prefixes, pooling);
        var maxTokens = MaxTokens(options, folder);
        var probe = NetworkProbe.Of(network, tokenizer, maxTokens, graph);
        ModelChecks.RefuseOtherDimensions(options, folder, graph, probe);

        var batches = new BatchPlan(options.BatchTokens, probe.BatchChangesVectors ? 1 : int.MaxValue);
        var generator = new OnnxEmbedder(network, tokenizer, new(maxTokens, batches, options.Concurrency), options.Name, probe.Dimensions);
        var space = new EmbeddingSpace(
            OnnxModelKind.Name, options.Name, Revision(folder, graph, network, pooling), probe.Dimensions, prefixes.Query, prefixes.Document);
        var model = new EmbeddingModel(generator, space, tokenizer, TextTokens(maxTokens, tokenizer, prefixes, folder)) { Thresholds = options.Thresholds() };
        return new(model, new(
            graph, family, pooling, prefixes, probe.Dimensions, maxTokens, probe.BatchChangesVectors, ModelChecks.Warnings(options, folder, family, prefixes, pooling)));
    }

    private static ITextTokenizer LoadTokenizer(ModelFolder folder)
    {
        var tokenizer = TokenizerFolder.Load(folder.TokenizerDirectory);
        ModelChecks.RefuseOtherVocabulary(folder, tokenizer);
        return folder.LowerCases ? new LowerCasing(tokenizer) : tokenizer;
    }

    private static Network OpenNetwork(OnnxModelOptions options, ModelFolder folder, string graph, ModelFamily? family) =>
        Network.Open(new(Path.Combine(folder.Directory, graph))
        {
            Pooling = options.Pooling ?? folder.Pooling ?? family?.Pooling ?? PoolingMode.Mean,
            ForcePooling = options.Pooling is not null,
            Layers = () => DenseLayers.Read(folder),
            Output = options.Output,
            ExecutionProvider = options.ExecutionProvider,
            Device = options.Device,
            Threads = options.Threads,
        });

    // What happens after the graph is not in its bytes.
    private static string Revision(ModelFolder folder, string graph, Network network, PoolingMode? pooling) =>
        ContentHash.Of(folder.Directory, [graph, .. GraphChoice.WeightsOf(folder, graph), .. folder.ContentFiles, .. pooling is null ? [] : DenseLayers.FilesOf(folder)])
        + "-" + (pooling?.ToString().ToLowerInvariant() ?? network.Output);

    private static int MaxTokens(OnnxModelOptions options, ModelFolder folder)
    {
        var positions = folder.Positions ?? int.MaxValue;
        return options.MaxTokens > positions
            ? throw folder.Fault(
                $"has a network with places for {positions} tokens, and the option 'maxTokens' is {options.MaxTokens}", $"Set it to {positions} or less, or leave it out.")
            : options.MaxTokens ?? Math.Min(folder.MaxTokens ?? UsualTokens, positions);
    }

    // The frame and the prefix are put around a text that was cut to its limit, and must not push its end out.
    private static int TextTokens(int maxTokens, ITextTokenizer tokenizer, Prefixes prefixes, ModelFolder folder)
    {
        var frame = tokenizer.Encode("", maxTokens).Count;
        var left = maxTokens - frame - Math.Max(tokenizer.Count(prefixes.Query), tokenizer.Count(prefixes.Document));
        return left >= FewestTokens
            ? left
            : throw folder.Fault(
                $"takes {maxTokens} tokens, of which the prefixes leave {left} for a text", "Use shorter prefixes, or raise the option 'maxTokens' if the network has places for more.");
    }
}
