using Microsoft.Extensions.AI;
using Phasa.Monitoring.Alerts.Providers;

namespace Phasa.Providers.Embeddings.Calls;

/// <summary>Counts calls for the alert that a provider fails. Calls that the caller gave up are none.</summary>
internal sealed class CountedGenerator(IEmbeddingGenerator<string, Embedding<float>> inner, string name, ProviderCalls? calls)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var answer = await base.GenerateAsync(values, options, cancellationToken);
            calls?.Answered(ProviderRole.Embedding, name);
            return answer;
        }
        catch (PhasaException e)
        {
            calls?.Failed(ProviderRole.Embedding, name, e.IsTransient ? "Passing" : "Lasting", e.Message);
            throw;
        }
    }
}
