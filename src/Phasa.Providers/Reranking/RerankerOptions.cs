using System.ComponentModel.DataAnnotations;
using Phasa.Search.Reranking;

namespace Phasa.Providers.Reranking;

/// <summary>A reranker behind an endpoint.</summary>
public sealed class RerankerOptions
{
    /// <summary>The address that <c>rerank</c> is put after, e.g. <c>https://api.jina.ai/v1</c>.</summary>
    [Required]
    public Uri? Endpoint { get; set; }

    /// <summary>The model's name at the endpoint.</summary>
    [Required]
    public string Model { get; set; } = "";

    /// <inheritdoc cref="RerankingOptions.Depth"/>
    [Range(1, 100)]
    public int Depth { get; set; } = new RerankingOptions().Depth;

    /// <inheritdoc cref="RerankingOptions.Wait"/>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Wait { get; set; } = new RerankingOptions().Wait;

    /// <summary>The key itself. Prefer <see cref="ApiKeyVariable"/>, which keeps it out of files.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The environment variable that holds the key.</summary>
    public string? ApiKeyVariable { get; set; }
}
