using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using Phasa.Translation;

namespace Phasa.Providers.Translation.Services;

/// <summary>JSON to a service and back.</summary>
/// <param name="http">The connection.</param>
/// <param name="time">The clock, for <c>Retry-After</c>.</param>
/// <param name="headers">What every request carries; a header without a value is left out.</param>
/// <param name="failure">What an error's status and body stand for where the service differs from the usual; null for the usual.</param>
internal sealed class ServiceHttp(
    HttpClient http, TimeProvider time, IReadOnlyList<(string Name, string? Value)> headers,
    Func<int, string, TranslationFailure?>? failure = null)
{
    // Escaped Lao takes twice the bytes, and services count a request's bytes.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer to a GET.</summary>
    /// <exception cref="TranslationException">A status other than 2xx, or no JSON.</exception>
    public Task<T> GetAsync<T>(Uri address, CancellationToken cancellationToken) =>
        SendAsync<T>(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);

    /// <summary>The answer to a POST.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="body">What is sent as JSON.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="read">Told the headers of an answer with a status of success.</param>
    /// <exception cref="TranslationException">A status other than 2xx, or no JSON.</exception>
    public Task<T> PostAsync<T>(Uri address, object body, CancellationToken cancellationToken, Action<HttpResponseHeaders>? read = null) =>
        SendAsync<T>(Post(address, body), cancellationToken, read);

    /// <summary>The answer to a POST while it still comes; the caller disposes of it.</summary>
    /// <exception cref="TranslationException">A status other than 2xx.</exception>
    public Task<HttpResponseMessage> OpenAsync(Uri address, object body, CancellationToken cancellationToken) =>
        SendAsync(Post(address, body), HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    private static HttpRequestMessage Post(Uri address, object body)
    {
        // With its length known: gateways before the services refuse chunked bodies.
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Json));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return new(HttpMethod.Post, address) { Content = content };
    }

    private async Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellationToken, Action<HttpResponseHeaders>? read = null)
    {
        using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        read?.Invoke(response.Headers);
        return await response.Content.ReadFromJsonAsync<T>(cancellationToken)
            ?? throw new TranslationException(TranslationFailure.InvalidAnswer, "The answer is null.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var _ = request;
        foreach (var (name, value) in headers.Where(h => !string.IsNullOrEmpty(h.Value)))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await http.SendAsync(request, completion, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await FailureAsync(response, cancellationToken);
        }
    }

    private async Task<TranslationException> FailureAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var retryAfter = response.Headers.TryGetValues("Retry-After", out var values) ? values.First() : null;
        var usual = ProviderHttp.FromStatus(status, body, retryAfter, time);
        return failure?.Invoke(status, body) is { } own && own != usual.Failure
            ? new TranslationException(own, usual.Message) { RetryAfter = own.IsTransient() ? usual.RetryAfter : null }
            : usual;
    }
}
