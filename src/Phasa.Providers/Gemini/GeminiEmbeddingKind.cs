using Microsoft.Extensions.Configuration;
using Phasa.Embeddings;
using Phasa.Providers.Embeddings;
using Phasa.Providers.Embeddings.Models;

namespace Phasa.Providers.Gemini;

/// <summary>The kind <c>gemini</c>.</summary>
public sealed class GeminiEmbeddingKind(EmbeddingPipeline pipeline) : IEmbeddingModelKind
{
    /// <inheritdoc/>
    public string Kind => "gemini";

    /// <inheritdoc/>
    public void Check(IConfigurationSection section) => EmbeddingPipeline.Read<GeminiEmbeddingOptions>(section, Kind);

    /// <inheritdoc/>
    public EmbeddingModel Create(IConfigurationSection section)
    {
        var options = EmbeddingPipeline.Read<GeminiEmbeddingOptions>(section, Kind);
        var taskType = options.SendTaskType ?? KnownEmbeddingModels.Find(options.Model)?.TakesTaskType ?? true;
        return pipeline.Build(options, endpoint => new GeminiEmbeddingGenerator(endpoint, taskType), taskType ? "taskType" : null);
    }
}
