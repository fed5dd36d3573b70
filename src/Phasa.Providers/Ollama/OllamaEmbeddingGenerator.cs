using Phasa.Embeddings;
using Phasa.Providers.Embeddings.Calls;

namespace Phasa.Providers.Ollama;

/// <summary>Calls <c>POST {endpoint}/api/embed</c>. A text that is too long is an error, not cut off unseen.</summary>
internal sealed class OllamaEmbeddingGenerator(RemoteEndpoint endpoint, string? keepAlive)
    : HttpEmbeddingGenerator<OllamaEmbeddingResponse>(endpoint)
{
    protected override string Path => "api/embed";

    protected override object Request(IReadOnlyList<string> texts, TextRole role) =>
        new OllamaEmbeddingRequest(Endpoint.Model.Id, texts, Truncate: false, Endpoint.Model.AskedDimensions, keepAlive);

    protected override EmbeddingAnswer Read(OllamaEmbeddingResponse answer) => new(answer.Embeddings, answer.Tokens);
}
