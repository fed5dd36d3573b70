using Microsoft.Extensions.AI;
using Phasa.LocalModels.Onnx.Batches;
using Phasa.LocalModels.Onnx.Networks;
using Phasa.LocalModels.Tokenizers;

namespace Phasa.LocalModels.Onnx;

/// <summary>
/// Embeds texts with a network: they are cut into tokens, sorted by length, run in batches and given back in their order.
/// Prefixes are not its business: a text is embedded as it is. Thread-safe; all callers share the same few runs at a time.
/// </summary>
internal sealed class OnnxEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly Network _network;
    private readonly ITextTokenizer _tokenizer;
    private readonly OnnxEmbedderLimits _limits;
    private readonly EmbeddingGeneratorMetadata _metadata;
    private readonly int _dimensions;
    private readonly SemaphoreSlim _slots;
    private bool _disposed;

    /// <summary>Joins a network with its tokenizer; the network is owned from now on.</summary>
    public OnnxEmbedder(Network network, ITextTokenizer tokenizer, OnnxEmbedderLimits limits, string name, int dimensions)
    {
        _network = network;
        _tokenizer = tokenizer;
        _limits = limits;
        _dimensions = dimensions;
        _metadata = new EmbeddingGeneratorMetadata("onnx", null, name, dimensions);
        _slots = new SemaphoreSlim(limits.Concurrency, limits.Concurrency);
    }

    /// <summary>A vector of length 1 per text, in order; zeros for a text without any token. What is over the limit is cut off.</summary>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<int>[] texts = [.. values.Select(v => _tokenizer.Encode(v, _limits.MaxTokens))];
        var vectors = new float[texts.Length][];
        var runs = _limits.Batches.Divide([.. texts.Select(t => t.Count)]);
        await Parallel.ForEachAsync(
            runs,
            new ParallelOptions { MaxDegreeOfParallelism = _limits.Concurrency, CancellationToken = cancellationToken },
            async (run, token) =>
            {
                var pooled = await RunAsync(new TokenBatch([.. run.Select(i => texts[i])], _tokenizer.PadId), token).ConfigureAwait(false);
                for (var i = 0; i < run.Count; i++)
                {
                    vectors[run[i]] = pooled[i];
                }
            }).ConfigureAwait(false);
        return [.. vectors.Select(v => new Embedding<float>(v ?? new float[_dimensions]) { ModelId = _metadata.DefaultModelId })];
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>Waits for the runs under way, then lets the network go.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        // The native library does not survive a network that goes away under a run.
        for (var i = 0; i < _limits.Concurrency; i++)
        {
            _slots.Wait();
        }

        _disposed = true;
        _network.Dispose();
        _slots.Release(_limits.Concurrency);
    }

    private async Task<float[][]> RunAsync(TokenBatch batch, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _network.Run(batch, cancellationToken);
        }
        finally
        {
            _slots.Release();
        }
    }
}
