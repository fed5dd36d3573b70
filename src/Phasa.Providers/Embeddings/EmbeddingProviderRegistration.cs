using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Phasa.Embeddings;
using Phasa.Providers.AzureOpenAI;
using Phasa.Providers.Cohere;
using Phasa.Providers.Embeddings.Costs;
using Phasa.Providers.Gemini;
using Phasa.Providers.Http;
using Phasa.Providers.Ollama;
using Phasa.Providers.OpenAICompatible;

namespace Phasa.Providers.Embeddings;

/// <summary>Adds embedding models behind endpoints to a host.</summary>
public static class EmbeddingProviderRegistration
{
    /// <summary>
    /// Adds the kinds <c>openai-compatible</c>, <c>azure-openai</c>, <c>ollama</c>, <c>cohere</c> and <c>gemini</c>, and
    /// <see cref="EmbeddingCosts"/>, which tells what their models have used.
    /// </summary>
    public static PhasaBuilder AddEmbeddingProviders(this PhasaBuilder builder)
    {
        var services = builder.Services;
        services.AddProviderClients();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EmbeddingCosts>();
        services.TryAddSingleton<EmbeddingPipeline>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IEmbeddingModelKind, OpenAIEmbeddingKind>(),
            ServiceDescriptor.Singleton<IEmbeddingModelKind, AzureOpenAIEmbeddingKind>(),
            ServiceDescriptor.Singleton<IEmbeddingModelKind, OllamaEmbeddingKind>(),
            ServiceDescriptor.Singleton<IEmbeddingModelKind, CohereEmbeddingKind>(),
            ServiceDescriptor.Singleton<IEmbeddingModelKind, GeminiEmbeddingKind>(),
        ]);
        return builder;
    }
}
