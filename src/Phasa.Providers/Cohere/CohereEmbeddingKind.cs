using Microsoft.Extensions.Configuration;
using Phasa.Embeddings;
using Phasa.Providers.Embeddings;

namespace Phasa.Providers.Cohere;

/// <summary>The kind <c>cohere</c>.</summary>
public sealed class CohereEmbeddingKind(EmbeddingPipeline pipeline) : IEmbeddingModelKind
{
    /// <inheritdoc/>
    public string Kind => "cohere";

    /// <inheritdoc/>
    public void Check(IConfigurationSection section) => EmbeddingPipeline.Read<CohereEmbeddingOptions>(section, Kind);

    /// <inheritdoc/>
    public EmbeddingModel Create(IConfigurationSection section) =>
        pipeline.Build(EmbeddingPipeline.Read<CohereEmbeddingOptions>(section, Kind), endpoint => new CohereEmbeddingGenerator(endpoint));
}
