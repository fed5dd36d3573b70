using Phasa.Embeddings;
using Phasa.Providers.Embeddings.Calls;

namespace Phasa.Providers.Cohere;

/// <summary>Calls <c>POST {endpoint}/v2/embed</c> with the role of the texts. A text that is too long is an error, not cut off unseen.</summary>
internal sealed class CohereEmbeddingGenerator(RemoteEndpoint endpoint) : HttpEmbeddingGenerator<CohereEmbeddingResponse>(endpoint)
{
    private static readonly string[] Types = ["float"];

    protected override string Path => "v2/embed";

    protected override object Request(IReadOnlyList<string> texts, TextRole role) => new CohereEmbeddingRequest(
        Endpoint.Model.Id, texts, role == TextRole.Query ? "search_query" : "search_document", Types, "NONE", Endpoint.Model.AskedDimensions);

    protected override EmbeddingAnswer Read(CohereEmbeddingResponse answer) =>
        new(answer.Embeddings?.Floats, (long?)answer.Meta?.BilledUnits?.InputTokens);
}
