using Microsoft.Extensions.AI;
using Phasa.Embeddings;
using Phasa.Providers.Http;

namespace Phasa.Providers.Embeddings.Calls;

/// <summary>Holds calls back: so many at the same time, and so many and so large a minute.</summary>
internal sealed class ThrottledGenerator(
    IEmbeddingGenerator<string, Embedding<float>> inner, int concurrentCalls, MinuteWindow window, ITokenCounter tokens)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private readonly SemaphoreSlim _places = new(concurrentCalls);

    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values as IReadOnlyList<string> ?? [.. values];
        await _places.WaitAsync(cancellationToken);
        try
        {
            // Within the place, so that a call is made when it is counted and not some time later.
            await window.PassAsync(texts.Sum(t => (long)tokens.Count(t)), cancellationToken);
            return await base.GenerateAsync(texts, options, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _places.Dispose();
            window.Dispose();
        }

        base.Dispose(disposing);
    }
}
