using System.Net.Http.Headers;
using Phasa.Embeddings;
using Phasa.Providers.Embeddings.Calls;

namespace Phasa.Providers.Gemini;

/// <summary>Calls <c>POST {endpoint}/models/{model}:batchEmbedContents</c>. The key goes in a header: an address ends up in logs.</summary>
internal sealed class GeminiEmbeddingGenerator(RemoteEndpoint endpoint, bool sendTaskType) : HttpEmbeddingGenerator<GeminiBatchResponse>(endpoint)
{
    protected override string Path => $"models/{Uri.EscapeDataString(Endpoint.Model.Id)}:batchEmbedContents";

    protected override object Request(IReadOnlyList<string> texts, TextRole role)
    {
        var taskType = !sendTaskType ? null : role == TextRole.Query ? "RETRIEVAL_QUERY" : "RETRIEVAL_DOCUMENT";
        return new GeminiBatchRequest([.. texts.Select(text => new GeminiRequest(
            $"models/{Endpoint.Model.Id}", new GeminiContent([new(text)]), taskType, Endpoint.Model.AskedDimensions))]);
    }

    protected override EmbeddingAnswer Read(GeminiBatchResponse answer) =>
        new(answer.Embeddings?.Select(e => e?.Values).ToList(), answer.Usage?.PromptTokens);

    protected override void Authorize(HttpRequestHeaders headers, string key) => headers.Add("x-goog-api-key", key);
}
