using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Phasa.Embeddings;

namespace Phasa.Providers.Embeddings.Calls;

/// <summary>
/// One call to an endpoint that takes JSON and answers with JSON: no batching, no second attempt. Thread-safe. It fails
/// with <see cref="PhasaException"/> or because it is cancelled.
/// </summary>
/// <typeparam name="TAnswer">The answer on the wire.</typeparam>
internal abstract class HttpEmbeddingGenerator<TAnswer>(RemoteEndpoint endpoint) : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int MaxErrorBytes = 4096;

    // Escapes would make twice the bytes of scripts beyond Latin.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly EmbeddingGeneratorMetadata _metadata = new(endpoint.Kind, endpoint.Root, endpoint.Model.Id, endpoint.Model.Dimensions);

    /// <summary>The endpoint and model.</summary>
    protected RemoteEndpoint Endpoint => endpoint;

    /// <summary>The path and query under the endpoint's root.</summary>
    protected abstract string Path { get; }

    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> texts = values as IReadOnlyList<string> ?? [.. values];
        try
        {
            var answer = Read(await PostAsync(Request(texts, TextRoles.Of(options)), cancellationToken));
            return new((answer.Vectors ?? []).Select(v => new Embedding<float>(v ?? []) { ModelId = endpoint.Model.Id }))
            {
                Usage = answer.Tokens is { } tokens ? new UsageDetails { InputTokenCount = tokens, TotalTokenCount = tokens } : null,
            };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw endpoint.Faults.FromException(e);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose() => endpoint.Http.Dispose();

    /// <summary>The body of a call.</summary>
    protected abstract object Request(IReadOnlyList<string> texts, TextRole role);

    /// <summary>What the answer says.</summary>
    protected abstract EmbeddingAnswer Read(TAnswer answer);

    /// <summary>Puts the key where the endpoint looks for it.</summary>
    protected virtual void Authorize(HttpRequestHeaders headers, string key) => headers.Authorization = new("Bearer", key);

    private async Task<TAnswer> PostAsync(object body, CancellationToken cancellationToken)
    {
        // A body of known length: some gateways refuse a chunked one.
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Json));
        content.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint.Root, Path)) { Content = content };
        if (endpoint.Key is { } key)
        {
            Authorize(request.Headers, key);
        }

        using var response = await endpoint.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var retryAfter = response.Headers.TryGetValues("Retry-After", out var waits) ? waits.First() : null;
            throw endpoint.Faults.FromStatus((int)response.StatusCode, await BeginningAsync(stream, cancellationToken), retryAfter);
        }

        return await JsonSerializer.DeserializeAsync<TAnswer>(stream, Json, cancellationToken)
            ?? throw endpoint.Faults.WrongAnswer("the answer is null");
    }

    private static async Task<string> BeginningAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxErrorBytes];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return System.Text.Encoding.UTF8.GetString(buffer, 0, length);
    }
}
