using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Phasa.TestSupport.Processes;

namespace Phasa.TestSupport.Embeddings;

/// <summary>
/// An embedding endpoint on a loopback port of its own that follows a script: each call takes the next step, and
/// <see cref="Default"/> when the script is empty. Its vectors are <see cref="PseudoEmbedding"/>s.
/// </summary>
public abstract class FakeEmbeddingServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<FakeEmbeddingStep> _script = new();
    private readonly ConcurrentQueue<FakeEmbeddingRequest> _requests = new();
    private readonly Channel<FakeEmbeddingRequest> _arrivals = Channel.CreateUnbounded<FakeEmbeddingRequest>();
    private readonly CancellationTokenSource _stopping = new();
    private int _underWay;
    private int _mostUnderWay;

    protected FakeEmbeddingServer()
    {
        var builder = LoopbackHost.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
    }

    /// <summary>What happens when the script is empty.</summary>
    public FakeEmbeddingStep Default { get; set; } = FakeEmbeddingBehaviour.Ok;

    /// <summary>Length of its vectors when a call asks for none.</summary>
    public int Dimensions { get; set; } = 24;

    /// <summary>All calls so far, in order of arrival.</summary>
    public IReadOnlyList<FakeEmbeddingRequest> Requests => [.. _requests];

    /// <summary>The most calls that were under way at the same time.</summary>
    public int MostUnderWay => Volatile.Read(ref _mostUnderWay);

    /// <summary>The address to configure.</summary>
    public Uri Endpoint => new(new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()), EndpointPath);

    /// <summary>The most texts of a call; more are refused, as the real endpoint does.</summary>
    protected abstract int MaxTexts { get; }

    protected virtual string EndpointPath => "/";

    /// <summary>The tokens it says it counted for these texts: one for each character.</summary>
    public static long TokensOf(IEnumerable<string> texts) => texts.Sum(t => (long)t.Length);

    /// <summary>Adds steps to the script.</summary>
    public FakeEmbeddingServer Enqueue(params FakeEmbeddingStep[] steps)
    {
        foreach (var step in steps)
        {
            _script.Enqueue(step);
        }

        return this;
    }

    /// <summary>Starts listening.</summary>
    public async Task StartAsync()
    {
        Map(_app);
        await _app.StartAsync();
    }

    /// <summary>The next call that was not yet taken this way, as soon as it has arrived.</summary>
    public ValueTask<FakeEmbeddingRequest> NextRequestAsync(CancellationToken cancellationToken) => _arrivals.Reader.ReadAsync(cancellationToken);

    /// <summary>Cuts every connection and stops. A second call does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync();
            await _app.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract void Map(WebApplication app);

    /// <summary>The call, read as the protocol has it.</summary>
    protected abstract FakeEmbeddingRequest Read(HttpContext context, JsonObject body);

    /// <summary>The answer in the protocol's form; no tokens when they are null.</summary>
    protected abstract JsonNode Answer(FakeEmbeddingRequest request, IReadOnlyList<JsonArray> vectors, long? tokens);

    /// <summary>The body of an error status.</summary>
    protected abstract JsonNode Error(int status, string message);

    /// <summary>What is wrong with a call, as the real endpoint would see it; null for nothing.</summary>
    protected virtual string? Complaint(FakeEmbeddingRequest request) =>
        request.Texts.Count == 0 || request.Texts.Any(string.IsNullOrEmpty) ? "Input must not be empty."
        : request.Texts.Count > MaxTexts ? $"At most {MaxTexts} texts."
        : null;

    /// <summary>Handles a call to the path that embeds.</summary>
    protected async Task HandleAsync(HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        var request = Read(context, body);
        var step = _script.TryDequeue(out var next) ? next : Default;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        InterlockedMax(ref _mostUnderWay, Interlocked.Increment(ref _underWay));
        _requests.Enqueue(request);
        _arrivals.Writer.TryWrite(request);
        try
        {
            await (step.Release ?? Task.CompletedTask).WaitAsync(gone.Token);
            await AnswerAsync(context, request, step, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task AnswerAsync(HttpContext context, FakeEmbeddingRequest request, FakeEmbeddingStep step, CancellationToken gone)
    {
        switch (step.Behaviour)
        {
            case FakeEmbeddingBehaviour.RateLimited:
                context.Response.Headers.RetryAfter = step.RetryAfter;
                await WriteAsync(context, 429, Error(429, step.Error ?? "Slow down."));
                break;
            case FakeEmbeddingBehaviour.ServerError:
                await WriteAsync(context, 500, Error(500, step.Error ?? "The model has crashed."));
                break;
            case FakeEmbeddingBehaviour.Unauthorized:
                await WriteAsync(context, 401, Error(401, $"Incorrect key provided: {request.Key}."));
                break;
            case FakeEmbeddingBehaviour.BadRequest:
                await WriteAsync(context, 400, Error(400, step.Error ?? "No."));
                break;
            case FakeEmbeddingBehaviour.Redirected:
                context.Response.Headers.Location = request.Path;
                await WriteAsync(context, 308, Error(308, "Moved."));
                break;
            case FakeEmbeddingBehaviour.Hang:
                await Task.Delay(Timeout.Infinite, gone);
                break;
            case FakeEmbeddingBehaviour.Cut:
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = 10_000;
                await context.Response.WriteAsync("{\"half\": \"an answ", gone);
                await context.Response.Body.FlushAsync(gone);
                context.Abort();
                break;
            case FakeEmbeddingBehaviour.Garbage:
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html><body>Welcome to nginx!</body></html>", gone);
                break;
            case FakeEmbeddingBehaviour.OtherJson:
                await WriteAsync(context, 200, new JsonObject { ["hello"] = "world" });
                break;
            default:
                await EmbedAsync(context, request, step.Behaviour);
                break;
        }
    }

    private Task EmbedAsync(HttpContext context, FakeEmbeddingRequest request, FakeEmbeddingBehaviour behaviour)
    {
        if (Complaint(request) is { } complaint)
        {
            return WriteAsync(context, 400, Error(400, complaint));
        }

        var length = (request.Dimensions ?? Dimensions) - (behaviour == FakeEmbeddingBehaviour.WrongDimensions ? 1 : 0);
        var vectors = request.Texts.Skip(behaviour == FakeEmbeddingBehaviour.WrongCount ? 1 : 0).Select(text => Numbers(behaviour switch
        {
            FakeEmbeddingBehaviour.Zeros => new float[length],
            FakeEmbeddingBehaviour.Infinite => [.. PseudoEmbedding.Of(text, length - 1), float.PositiveInfinity],
            _ => PseudoEmbedding.Of(text, length),
        }));
        return WriteAsync(context, 200, Answer(
            request, [.. vectors], behaviour == FakeEmbeddingBehaviour.OkWithoutUsage ? null : TokensOf(request.Texts)));
    }

    // JSON has no infinity; 1e999 is a number all the same.
    private static JsonArray Numbers(float[] vector) =>
        [.. vector.Select(x => float.IsFinite(x) ? JsonValue.Create(x) : JsonNode.Parse("1e999"))];

    private static async Task WriteAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen;)
        {
            var before = Interlocked.CompareExchange(ref most, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
