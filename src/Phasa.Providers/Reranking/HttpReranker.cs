using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Phasa.Providers.Http;
using Phasa.Search.Reranking;

namespace Phasa.Providers.Reranking;

/// <summary>
/// Calls <c>POST {endpoint}/rerank</c> as Cohere, Jina, vLLM and Infinity answer it. There is no second attempt: a search does not
/// wait for one.
/// </summary>
/// <param name="clients">The HTTP clients.</param>
/// <param name="options">Endpoint, model and key.</param>
internal sealed class HttpReranker(IHttpClientFactory clients, RerankerOptions options) : IReranker
{
    private readonly HttpClient _client = clients.CreateClient(ProviderClients.Name);
    private readonly Uri _address = new(options.Endpoint!.ToString().TrimEnd('/') + "/rerank");
    private readonly string? _key = ProviderKey.Find("reranker", options.ApiKey, options.ApiKeyVariable);

    /// <inheritdoc/>
    public string Name => options.Model;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<float>> ScoreAsync(RerankRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Content = JsonContent.Create(new RerankBody(options.Model, request.Query, [.. request.Texts.Select(t => t.ToString())], request.Texts.Count)),
        };
        message.Headers.Authorization = _key is null ? null : new AuthenticationHeaderValue("Bearer", _key);
        try
        {
            // Some servers take no chunked body.
            await message.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            using var response = await _client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw Failed($"HTTP {(int)response.StatusCode}{BodyQuote.Of(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false))}");
            }

            return Scores(await response.Content.ReadFromJsonAsync<RerankAnswer>(cancellationToken).ConfigureAwait(false), request.Texts.Count);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or NotSupportedException)
        {
            throw Failed(e.Message, e);
        }
    }

    /// <summary>The scores in the order of the documents: results come best first.</summary>
    private static float[] Scores(RerankAnswer? answer, int documents)
    {
        var scores = new float?[documents];
        foreach (var result in answer?.Results ?? [])
        {
            if (result is not { Index: { } index and >= 0, Score: { } score } || index >= documents || scores[index] is not null)
            {
                throw Failed("a result is of no document, or a document has two.");
            }

            scores[index] = score;
        }

        return Array.TrueForAll(scores, s => s is not null)
            ? Array.ConvertAll(scores, s => s!.Value)
            : throw Failed($"{scores.Count(s => s is null)} of {documents} documents have no score.");
    }

    private static PhasaException Failed(string what, Exception? inner = null) => new(ErrorCodes.ProviderFailed, $"The endpoint failed: {what}", innerException: inner);
}
