using System.Net;
using Phasa.AspNetCore.Tests.Support;

namespace Phasa.AspNetCore.Tests.Problems;

/// <summary>A service with one document, shared by tests that leave it as it is.</summary>
public sealed class HostWithDocument : IAsyncLifetime
{
    public ApiHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await ApiHost.WithCollectionAsync(o => o.MaxJsonBytes = 150_000);
        var made = await Host.PostAsync(
            "/v1/collections/kb/documents", """{"id":"a","language":"ja","text":"本文です。","translations":{"lo":{"text":"ເນື້ອໃນ"}}}""");
        Assert.Equal(HttpStatusCode.Created, made.Status);
    }

    /// <summary>Everything that the service shows of its store.</summary>
    public async Task<string> StateAsync() => string.Join(
        '\n',
        (await Host.GetAsync("/v1/collections")).Text,
        (await Host.GetAsync("/v1/collections/kb")).Text,
        (await Host.GetAsync("/v1/collections/kb/documents")).Text,
        (await Host.GetAsync("/v1/collections/kb/documents/a?passages=true")).Text,
        (await Host.GetAsync("/v1/collections/kb/jobs")).Text);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
