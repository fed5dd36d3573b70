using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Phasa.TestSupport.Processes;

namespace Phasa.TestSupport.Translation;

/// <summary>
/// A provider on a loopback port of its own that follows a script: each translation request takes the next step, and
/// <see cref="Default"/> when the script is empty. Usable from another process through <see cref="Endpoint"/>.
/// </summary>
public abstract class FakeProviderServer : IAsyncDisposable
{
    protected const string RefusalText = "I'm sorry, but I can't help with translating this content.";
    protected const string WrongText = "Это совершенно другой язык, о котором никто не просил.";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<FakeStep> _script = new();
    private readonly ConcurrentQueue<FakeRequest> _requests = new();
    private readonly ConcurrentQueue<string> _traces = new();
    private readonly Channel<FakeRequest> _arrivals = Channel.CreateUnbounded<FakeRequest>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _counting = new();
    private int _underWay;

    protected FakeProviderServer()
    {
        var builder = LoopbackHost.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        _app = builder.Build();
        _app.Use(next => context =>
        {
            _traces.Enqueue(context.Request.Headers.TraceParent.ToString());
            return next(context);
        });
    }

    /// <summary>What happens when the script is empty.</summary>
    public FakeStep Default { get; set; } = FakeBehaviour.Ok;

    /// <summary>Chooses what happens when the script is empty; <see cref="Default"/> when null.</summary>
    public Func<FakeRequest, FakeStep>? Choose { get; set; }

    /// <summary>Told each request whose texts were translated, before the answer is sent.</summary>
    public Action<FakeRequest>? Sent { get; set; }

    /// <summary>How an <see cref="FakeBehaviour.Ok"/> answer translates: text, source code, target code → translation.</summary>
    public Func<string, string, string, string> Translate { get; set; } = PseudoTranslation.Translate;

    /// <summary>All translation requests so far, in order of arrival.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. _requests];

    /// <summary>The trace context of every request so far, empty where it had none.</summary>
    public IReadOnlyList<string> TraceParents => [.. _traces];

    /// <summary>The most translation requests that were under way at the same time.</summary>
    public int MostUnderWay { get; private set; }

    /// <summary>The address to configure.</summary>
    public Uri Endpoint => new(Root, EndpointPath);

    protected Uri Root => new(_app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    protected abstract string EndpointPath { get; }

    /// <summary>Adds steps to the script.</summary>
    public FakeProviderServer Enqueue(params FakeStep[] steps)
    {
        foreach (var step in steps)
        {
            _script.Enqueue(step);
        }

        return this;
    }

    /// <summary>The next request that was not yet taken this way, as soon as it has arrived.</summary>
    public ValueTask<FakeRequest> NextRequestAsync(CancellationToken cancellationToken) => _arrivals.Reader.ReadAsync(cancellationToken);

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

    protected async Task StartAsync()
    {
        Map(_app);
        await _app.StartAsync();
    }

    protected abstract void Map(WebApplication app);

    /// <summary>The body of an answer with these texts, in the protocol's form.</summary>
    protected abstract object Answer(IReadOnlyList<string> texts);

    /// <summary>The body for <see cref="FakeBehaviour.Malformed"/>.</summary>
    protected abstract object MalformedAnswer();

    /// <summary>The body for <see cref="FakeBehaviour.Refusal"/>.</summary>
    protected abstract object RefusalAnswer(FakeRequest request);

    /// <summary>The body for an error status.</summary>
    protected abstract object ErrorAnswer(string message);

    /// <summary>Records the request and takes the next step of the script.</summary>
    protected async Task HandleAsync(HttpContext context, FakeRequest request)
    {
        var step = _script.TryDequeue(out var next) ? next : Choose?.Invoke(request) ?? Default;
        Count(1);
        _requests.Enqueue(request);
        _arrivals.Writer.TryWrite(request);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        try
        {
            await AnswerAsync(context, request, step, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            context.Abort();
        }
        finally
        {
            Count(-1);
        }
    }

    /// <summary>Answers with a status and a body in JSON.</summary>
    protected static Task WriteAsync(HttpContext context, int status, object body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body, body.GetType(), context.RequestAborted);
    }

    private void Count(int more)
    {
        lock (_counting)
        {
            _underWay += more;
            MostUnderWay = Math.Max(MostUnderWay, _underWay);
        }
    }

    private async Task AnswerAsync(HttpContext context, FakeRequest request, FakeStep step, CancellationToken gone)
    {
        if (step.Raw is var (status, body))
        {
            context.Response.Headers.RetryAfter = step.RetryAfterHeader;
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(body, gone);
            return;
        }

        switch (step.Behaviour)
        {
            case FakeBehaviour.RateLimited:
                context.Response.Headers.RetryAfter = step.RetryAfterHeader;
                await WriteAsync(context, 429, ErrorAnswer("Slow down."));
                break;
            case FakeBehaviour.ServerError:
                await WriteAsync(context, 500, ErrorAnswer("The model has crashed."));
                break;
            case FakeBehaviour.Unauthorized:
                await WriteAsync(context, 401, ErrorAnswer("Invalid key."));
                break;
            case FakeBehaviour.Hang:
                await Task.Delay(Timeout.Infinite, gone);
                break;
            case FakeBehaviour.Cut:
                context.Response.ContentType = "application/json";
                context.Response.ContentLength = 10_000;
                await context.Response.WriteAsync("{\"half\": \"an answ", gone);
                await context.Response.Body.FlushAsync(gone);
                context.Abort();
                break;
            case FakeBehaviour.Garbage:
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html><body>Welcome to nginx!</body></html>", gone);
                break;
            case FakeBehaviour.Malformed:
                await WriteAsync(context, 200, MalformedAnswer());
                break;
            case FakeBehaviour.WrongLanguage:
                await WriteAsync(context, 200, Answer([.. request.Texts.Select(_ => WrongText)]));
                break;
            case FakeBehaviour.Empty:
                await WriteAsync(context, 200, Answer([.. request.Texts.Select(_ => "")]));
                break;
            case FakeBehaviour.Refusal:
                await WriteAsync(context, 200, RefusalAnswer(request));
                break;
            default:
                await (step.Release ?? Task.CompletedTask).WaitAsync(gone);
                Sent?.Invoke(request);
                await WriteAsync(context, 200, Answer([.. request.Texts.Select(t => Translate(t, request.Source, request.Target))]));
                break;
        }
    }
}
