using Microsoft.Extensions.Configuration;
using Phasa.Embeddings;
using Phasa.Providers.Embeddings;

namespace Phasa.Providers.AzureOpenAI;

/// <summary>The kind <c>azure-openai</c>.</summary>
public sealed class AzureOpenAIEmbeddingKind(EmbeddingPipeline pipeline) : IEmbeddingModelKind
{
    /// <inheritdoc/>
    public string Kind => "azure-openai";

    /// <inheritdoc/>
    public void Check(IConfigurationSection section) => EmbeddingPipeline.Read<AzureOpenAIEmbeddingOptions>(section, Kind);

    /// <inheritdoc/>
    public EmbeddingModel Create(IConfigurationSection section)
    {
        var options = EmbeddingPipeline.Read<AzureOpenAIEmbeddingOptions>(section, Kind);
        return pipeline.Build(options, endpoint => new AzureOpenAIEmbeddingGenerator(endpoint, options.Deployment, options.ApiVersion));
    }
}
