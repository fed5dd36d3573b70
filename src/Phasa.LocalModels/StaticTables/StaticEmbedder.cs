using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Extensions.AI;
using Phasa.LocalModels.Tokenizers;

namespace Phasa.LocalModels.StaticTables;

/// <summary>
/// Embeds a text as the mean of its tokens' vectors; a text without tokens is the zero vector. Beyond what the tokenizer
/// makes of the text it allocates only the result. Thread-safe.
/// </summary>
internal sealed class StaticEmbedder(StaticTable table, FolderTokenizer tokenizer, StaticPooling pooling, string model)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingGeneratorMetadata _metadata = new(StaticModelKind.KindName, null, model, table.Dimensions);

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var result = new GeneratedEmbeddings<Embedding<float>>();
        var scratch = ArrayPool<float>.Shared.Rent(table.Dimensions);
        try
        {
            List<int> ids = [];
            foreach (var text in values)
            {
                cancellationToken.ThrowIfCancellationRequested();
                result.Add(new Embedding<float>(Embed(text, ids, scratch.AsSpan(0, table.Dimensions))) { ModelId = model });
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scratch);
        }

        return Task.FromResult(result);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose() => table.Dispose();

    private float[] Embed(string text, List<int> ids, Span<float> scratch)
    {
        Tokenize(text, ids);
        var vector = new float[table.Dimensions];
        if (ids.Count == 0)
        {
            return vector;
        }

        table.Sum(CollectionsMarshal.AsSpan(ids), vector, scratch);
        TensorPrimitives.Divide(vector, ids.Count, vector);
        if (pooling.Normalize && TensorPrimitives.Norm<float>(vector) is var length and > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }

    private void Tokenize(string text, List<int> ids)
    {
        ids.Clear();
        // Unknown tokens go before the limit is counted.
        tokenizer.Append(text, ids, tokenizer.TruncatesAt ?? (pooling.SkipUnknown ? int.MaxValue : pooling.MaxTokens));
        if (pooling.SkipUnknown && tokenizer.UnknownId is { } unknown)
        {
            ids.RemoveAll(id => id == unknown);
        }

        if (ids.Count > pooling.MaxTokens)
        {
            ids.RemoveRange(pooling.MaxTokens, ids.Count - pooling.MaxTokens);
        }
    }
}
