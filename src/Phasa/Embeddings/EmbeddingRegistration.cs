using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Phasa.Embeddings;

/// <summary>Adds configured embedding models to a host.</summary>
public static class EmbeddingRegistration
{
    /// <summary>
    /// Adds the models of <paramref name="section"/> to those registered in code. Their kinds are the host's
    /// <see cref="IEmbeddingModelKind"/>s. The host does not start with a wrong configuration.
    /// </summary>
    public static PhasaBuilder AddEmbedding(this PhasaBuilder builder, IConfigurationSection section)
    {
        // What is added last counts: this takes the place of the registry of models registered in code alone.
        builder.Services.AddSingleton(services => new EmbeddingModels(
            section, services.GetServices<IEmbeddingModelKind>(), services.GetServices<EmbeddingModel>()));
        builder.Services.AddHostedService<EmbeddingStartup>();
        return builder;
    }
}
