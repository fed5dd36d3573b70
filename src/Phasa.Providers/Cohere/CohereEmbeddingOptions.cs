using Phasa.Providers.Embeddings;

namespace Phasa.Providers.Cohere;

/// <summary>A model of Cohere, or of a service that speaks its second version. <see cref="RemoteEmbeddingOptions.Endpoint"/> is what comes before <c>/v2/embed</c>.</summary>
public sealed class CohereEmbeddingOptions : RemoteEmbeddingOptions
{
    /// <summary>Cohere's own address and limit.</summary>
    public CohereEmbeddingOptions()
    {
        Endpoint = new("https://api.cohere.com");
        MaxTextsPerCall = 96;
    }
}
