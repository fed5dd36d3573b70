using Microsoft.Extensions.AI;
using Phasa.Monitoring.Traces;

namespace Phasa.Embeddings;

/// <summary>How telemetry names a model.</summary>
/// <param name="Provider">Whose it is, as the GenAI conventions write it where they do.</param>
/// <param name="Model">Its name there.</param>
/// <param name="Server">Where it is asked; null in this process.</param>
internal sealed record EmbeddingModelName(string Provider, string Model, Uri? Server)
{
    /// <summary>The name that a generator goes by, else that of its space.</summary>
    public static EmbeddingModelName Of(IEmbeddingGenerator generator, EmbeddingSpace space)
    {
        var told = generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        return new(GenAiProviders.Of(told?.ProviderName ?? space.Provider), told?.DefaultModelId ?? space.Model, told?.ProviderUri);
    }
}
