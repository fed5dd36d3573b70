using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Phasa.TestSupport.Processes;

namespace Phasa.TestSupport.Reranking;

/// <summary>Answers <c>/v1/rerank</c> with what a test says.</summary>
public sealed class FakeRerankServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeRerankServer(Func<JsonElement, HttpContext, Task> answer)
    {
        var builder = LoopbackHost.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/rerank", async (HttpContext context) =>
        {
            var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted);
            Asked.Enqueue((body, context.Request.Headers.Authorization.ToString()));
            await answer(body, context);
        });
    }

    /// <summary>What was asked, with the header that carries the key.</summary>
    public ConcurrentQueue<(JsonElement Body, string Authorization)> Asked { get; } = new();

    /// <summary>The address that its callers are given.</summary>
    public Uri Endpoint => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1/");

    /// <summary>Starts one that answers so.</summary>
    public static async Task<FakeRerankServer> StartAsync(Func<JsonElement, HttpContext, Task> answer)
    {
        var server = new FakeRerankServer(answer);
        await server._app.StartAsync();
        return server;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
