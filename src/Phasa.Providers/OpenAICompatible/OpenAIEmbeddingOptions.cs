using Phasa.Providers.Embeddings;

namespace Phasa.Providers.OpenAICompatible;

/// <summary>
/// A model behind an OpenAI-compatible embeddings endpoint. <see cref="RemoteEmbeddingOptions.Endpoint"/> is what comes
/// before <c>/embeddings</c>, for example <c>https://api.openai.com/v1</c> or <c>http://localhost:1234/v1</c>.
/// </summary>
public sealed class OpenAIEmbeddingOptions : RemoteEmbeddingOptions
{
    /// <summary>The member <c>input_type</c> of a call with queries, where the endpoint knows it (Voyage, NVIDIA NIM); null sends none.</summary>
    public string? QueryInputType { get; set; }

    /// <summary>The member <c>input_type</c> of a call with documents; null sends none.</summary>
    public string? DocumentInputType { get; set; }
}
