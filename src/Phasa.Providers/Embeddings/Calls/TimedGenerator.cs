using Microsoft.Extensions.AI;

namespace Phasa.Providers.Embeddings.Calls;

/// <summary>Cuts a call off that takes longer than it may.</summary>
internal sealed class TimedGenerator(
    IEmbeddingGenerator<string, Embedding<float>> inner, TimeSpan limit, EmbeddingFaults faults, TimeProvider time)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        try
        {
            return await base.GenerateAsync(values, options, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw faults.TimedOut(limit);
        }
    }
}
