using Phasa.Client.Collections;
using Phasa.Client.Json;
using Phasa.Client.Search;

namespace Phasa.Client;

/// <summary>
/// A Phasa service over HTTP. Thread-safe; the given client is the caller's to dispose of. Every call fails with
/// <see cref="Errors.PhasaApiException"/> where the service refuses it, and with <see cref="HttpRequestException"/> where there is none.
/// </summary>
/// <example><code>
/// using var http = new HttpClient { BaseAddress = new("http://127.0.0.1:7420") };
/// var handbook = new PhasaClient(http, apiKey).Collection("handbook");
/// var found = await handbook.SearchAsync(new("ລືມລະຫັດຜ່ານ"));
/// </code></example>
public sealed class PhasaClient
{
    private readonly ApiCalls _calls;

    /// <summary>Calls the service at <paramref name="http"/>'s base address.</summary>
    /// <param name="http">The connection; its base address is the service's root.</param>
    /// <param name="apiKey">A key from <c>phasa keys create</c>; null for a service of this machine without keys.</param>
    /// <exception cref="ArgumentException">The client has no base address.</exception>
    public PhasaClient(HttpClient http, string? apiKey = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.BaseAddress is null)
        {
            throw new ArgumentException("The HTTP client has no base address; set it to the service's root.", nameof(http));
        }

        _calls = new(http, apiKey);
    }

    /// <summary>A collection; nothing is asked of the service yet.</summary>
    public CollectionClient Collection(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(_calls, name);
    }

    /// <summary>Makes a collection.</summary>
    public Task<CollectionInfo> CreateCollectionAsync(NewCollection collection, CancellationToken cancellationToken = default) =>
        _calls.PostAsync("v1/collections", collection, ClientJson.Default.NewCollection, ClientJson.Default.CollectionInfo, cancellationToken);

    /// <summary>All collections, by name.</summary>
    public async Task<IReadOnlyList<CollectionInfo>> ListCollectionsAsync(CancellationToken cancellationToken = default) =>
        (await _calls.GetAsync("v1/collections", ClientJson.Default.CollectionList, cancellationToken).ConfigureAwait(false)).Collections;

    /// <summary>Says whether a search helped, or one of its hits.</summary>
    /// <param name="searchId">The search's id.</param>
    /// <param name="feedback">What the user said.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task SendFeedbackAsync(string searchId, Feedback feedback, CancellationToken cancellationToken = default) =>
        _calls.PostAsync($"v1/searches/{Uri.EscapeDataString(searchId)}/feedback", feedback, ClientJson.Default.Feedback, cancellationToken);
}
