using Microsoft.Extensions.AI;
using Phasa.Providers.Embeddings.Models;

namespace Phasa.Providers.Embeddings.Calls;

/// <summary>
/// Spreads texts over calls that keep to the endpoint's limits, several at a time, and puts the vectors back in the order
/// of the texts. A blank text is not sent and gets zeros. One failed call ends the others: half an answer is of no use.
/// </summary>
internal sealed class BatchingGenerator(
    IEmbeddingGenerator<string, Embedding<float>> inner, RemoteEmbeddingOptions settings, RemoteModel model)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var texts = values as IReadOnlyList<string> ?? [.. values];
        var vectors = new Embedding<float>?[texts.Count];
        var tokens = 0L;
        await Parallel.ForEachAsync(
            TextBatches.Of(texts, settings.MaxTextsPerCall, settings.MaxTokensPerCall, model.Tokens),
            new ParallelOptions { MaxDegreeOfParallelism = settings.MaxConcurrentCalls, CancellationToken = cancellationToken },
            async (batch, token) =>
            {
                var answer = await base.GenerateAsync([.. batch.Select(i => texts[i])], options, token);
                foreach (var (i, embedding) in answer.Index())
                {
                    vectors[batch[i]] = embedding;
                }

                Interlocked.Add(ref tokens, answer.Usage?.InputTokenCount ?? 0);
            });
        var usage = new UsageDetails { InputTokenCount = tokens, TotalTokenCount = tokens };
        return new(vectors.Select(v => v ?? new Embedding<float>(new float[model.Dimensions]))) { Usage = usage };
    }
}
