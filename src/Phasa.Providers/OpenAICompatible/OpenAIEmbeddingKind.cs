using Microsoft.Extensions.Configuration;
using Phasa.Embeddings;
using Phasa.Providers.Embeddings;

namespace Phasa.Providers.OpenAICompatible;

/// <summary>The kind <c>openai-compatible</c>: OpenAI, vLLM, Text Embeddings Inference, LM Studio, llama.cpp and others.</summary>
public sealed class OpenAIEmbeddingKind(EmbeddingPipeline pipeline) : IEmbeddingModelKind
{
    /// <inheritdoc/>
    public string Kind => "openai-compatible";

    /// <inheritdoc/>
    public void Check(IConfigurationSection section) => EmbeddingPipeline.Read<OpenAIEmbeddingOptions>(section, Kind);

    /// <inheritdoc/>
    public EmbeddingModel Create(IConfigurationSection section)
    {
        var options = EmbeddingPipeline.Read<OpenAIEmbeddingOptions>(section, Kind);
        var inputTypes = options.QueryInputType is null && options.DocumentInputType is null
            ? null
            : $"input_type={options.QueryInputType}|{options.DocumentInputType}";
        return pipeline.Build(
            options, endpoint => new OpenAIEmbeddingGenerator(endpoint, options.QueryInputType, options.DocumentInputType), inputTypes);
    }
}
