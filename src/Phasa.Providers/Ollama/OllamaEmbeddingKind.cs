using Microsoft.Extensions.Configuration;
using Phasa.Embeddings;
using Phasa.Providers.Embeddings;

namespace Phasa.Providers.Ollama;

/// <summary>The kind <c>ollama</c>.</summary>
public sealed class OllamaEmbeddingKind(EmbeddingPipeline pipeline) : IEmbeddingModelKind
{
    /// <inheritdoc/>
    public string Kind => "ollama";

    /// <inheritdoc/>
    public void Check(IConfigurationSection section) => EmbeddingPipeline.Read<OllamaEmbeddingOptions>(section, Kind);

    /// <inheritdoc/>
    public EmbeddingModel Create(IConfigurationSection section)
    {
        var options = EmbeddingPipeline.Read<OllamaEmbeddingOptions>(section, Kind);
        return pipeline.Build(options, endpoint => new OllamaEmbeddingGenerator(endpoint, options.KeepAlive));
    }
}
