using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Phasa.TestSupport.Processes;

namespace Phasa.TestSupport.Models;

/// <summary>
/// A hub of models on a loopback port of its own that speaks as huggingface.co does and has one model. Large files can
/// be handed out by another host, connections can be cut, and what it states can be wrong.
/// </summary>
public sealed class FakeHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, HubContent> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<HubRequest> _requests = new();

    private FakeHub()
    {
        var builder = LoopbackHost.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>The model's name.</summary>
    public const string Model = "acme/tiny-embedder";

    /// <summary>The commit of its branch <c>main</c>.</summary>
    public string Commit { get; set; } = "5d3a7e0c1f";

    /// <summary>The token that is needed; null for none.</summary>
    public string? Token { get; set; }

    /// <summary>Where large files are fetched from; null: here.</summary>
    public FakeHub? Cdn { get; set; }

    /// <summary>Whether answers name the version of a file, without which none can be continued.</summary>
    public bool SendsTags { get; set; } = true;

    /// <summary>The next question for a file's list or content is answered with this status.</summary>
    public int? NextStatus { get; set; }

    /// <summary>All requests so far.</summary>
    public IReadOnlyList<HubRequest> Requests => [.. _requests];

    /// <summary>The address to pull from.</summary>
    public Uri Endpoint => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Starts a hub without files.</summary>
    public static async Task<FakeHub> StartAsync()
    {
        var hub = new FakeHub();
        await hub._app.StartAsync();
        return hub;
    }

    /// <summary>Puts a file there, or another content in its place.</summary>
    public HubContent Put(string path, byte[] content, bool isLarge = false) => _files[path] = new(content, isLarge);

    /// <summary>Puts a text file there.</summary>
    public HubContent Put(string path, string content) => Put(path, Encoding.UTF8.GetBytes(content));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var (request, answer) = (context.Request, context.Response);
        var path = request.Path.Value!.TrimStart('/');
        _requests.Enqueue(new(path, request.Headers.Authorization, request.Headers.Range, request.Headers.IfRange));
        if (NextStatus is { } status)
        {
            NextStatus = null;
            answer.StatusCode = status;
        }
        else if (Token is { } token && request.Headers.Authorization != $"Bearer {token}")
        {
            answer.StatusCode = 401;
        }
        else if (path == $"api/models/{Model}/revision/main" || path == $"api/models/{Model}/revision/{Commit}")
        {
            await answer.WriteAsJsonAsync(List());
        }
        else if (path.StartsWith($"{Model}/resolve/{Commit}/", StringComparison.Ordinal)
            && _files.TryGetValue(path[$"{Model}/resolve/{Commit}/".Length..], out var file))
        {
            await (file.IsLarge && Cdn is not null ? RedirectAsync(context, file) : SendAsync(context, file));
        }
        else if (path.StartsWith("blobs/", StringComparison.Ordinal) && _files.TryGetValue(path, out var blob))
        {
            await SendAsync(context, blob);
        }
        else
        {
            answer.StatusCode = 404;
        }
    }

    private object List() => new
    {
        id = Model,
        sha = Commit,
        siblings = _files.Where(f => !f.Key.StartsWith("blobs/", StringComparison.Ordinal)).Select(f => f.Value.Describe(f.Key)),
    };

    private Task RedirectAsync(HttpContext context, HubContent file)
    {
        var blob = $"blobs/{Convert.ToHexStringLower(SHA256.HashData(file.Bytes))}";
        Cdn!._files[blob] = file;
        context.Response.Redirect(new Uri(Cdn.Endpoint, blob).AbsoluteUri);
        return Task.CompletedTask;
    }

    private async Task SendAsync(HttpContext context, HubContent file)
    {
        var (request, answer) = (context.Request, context.Response);
        var from = 0;
        if (SendsTags)
        {
            answer.Headers.ETag = file.Tag;
            if (request.Headers.Range.ToString() is { Length: > 0 } range && (request.Headers.IfRange.Count == 0 || request.Headers.IfRange == file.Tag))
            {
                from = int.Parse(range["bytes=".Length..].TrimEnd('-'), CultureInfo.InvariantCulture);
                answer.StatusCode = from < file.Bytes.Length ? 206 : 416;
                answer.Headers.ContentRange = $"bytes {from}-{file.Bytes.Length - 1}/{file.Bytes.Length}";
            }
        }

        if (answer.StatusCode == 416)
        {
            return;
        }

        answer.ContentLength = file.Bytes.Length - from;
        var end = file.TakeCut() is { } cut ? Math.Max(from, cut) : file.Bytes.Length;
        await answer.Body.WriteAsync(file.Bytes.AsMemory(from..end));
        // Fewer bytes than announced end the connection, and those that were sent arrive: aborting it would lose some.
        await answer.Body.FlushAsync();
    }
}
