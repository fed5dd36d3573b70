using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Phasa.Client.Errors;

namespace Phasa.Client;

/// <summary>JSON to the service and back.</summary>
internal sealed class ApiCalls(HttpClient http, string? apiKey)
{
    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, path, null, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, type, cancellationToken).ConfigureAwait(false);
    }

    public async Task DeleteAsync(string path, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Delete, path, null, HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false)).Dispose();

    public Task<TOut> PostAsync<TIn, TOut>(string path, TIn body, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, CancellationToken cancellationToken) =>
        ExchangeAsync(HttpMethod.Post, path, body, input, output, cancellationToken);

    public Task<TOut> PutAsync<TIn, TOut>(string path, TIn body, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, CancellationToken cancellationToken) =>
        ExchangeAsync(HttpMethod.Put, path, body, input, output, cancellationToken);

    public async Task PostAsync<TIn>(string path, TIn body, JsonTypeInfo<TIn> input, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Post, path, JsonContent.Create(body, input), HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false)).Dispose();

    /// <summary>A line per item there, a line per result back.</summary>
    public async IAsyncEnumerable<TOut> LinesAsync<TIn, TOut>(
        string path, IAsyncEnumerable<TIn> items, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var content = new LinesContent<TIn>(items, input, cancellationToken);
        using var response = await SendAsync(HttpMethod.Post, path, content, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));
        while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (line.Length > 0)
            {
                yield return JsonSerializer.Deserialize(line, output) ?? throw Unreadable();
            }
        }
    }

    /// <summary>Server-sent events, each as it comes.</summary>
    public async IAsyncEnumerable<TOut> EventsAsync<TIn, TOut>(
        string path, TIn body, JsonTypeInfo<TIn> input, Func<string, string, TOut?> read, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TOut : class
    {
        using var response = await SendAsync(HttpMethod.Post, path, JsonContent.Create(body, input), HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken).ConfigureAwait(false))
        {
            // Kinds of events that a later service adds are passed over.
            if (read(item.EventType, item.Data) is { } known)
            {
                yield return known;
            }
        }
    }

    private async Task<TOut> ExchangeAsync<TIn, TOut>(
        HttpMethod method, string path, TIn body, JsonTypeInfo<TIn> input, JsonTypeInfo<TOut> output, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, path, JsonContent.Create(body, input), HttpCompletionOption.ResponseContentRead, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(response, output, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        request.Headers.Authorization = apiKey is null ? null : new AuthenticationHeaderValue("Bearer", apiKey);
        var response = await http.SendAsync(request, completion, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await PhasaApiException.OfAsync(response, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        await response.Content.ReadFromJsonAsync(type, cancellationToken).ConfigureAwait(false) ?? throw Unreadable();

    private static JsonException Unreadable() => new("The service answered with null.");
}
