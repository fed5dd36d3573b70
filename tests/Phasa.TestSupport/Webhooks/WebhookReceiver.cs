using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Phasa.TestSupport.Processes;

namespace Phasa.TestSupport.Webhooks;

/// <summary>
/// A receiver of Standard Webhooks on a loopback port of its own. It refuses what is not signed as the specification
/// (github.com/standard-webhooks, spec/standard-webhooks.md) has it, and answers the rest by a script.
/// </summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly byte[] _key;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<WebhookReply> _script = new();
    private readonly ConcurrentQueue<ReceivedMessage> _messages = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private readonly Channel<ReceivedMessage> _arrivals = Channel.CreateUnbounded<ReceivedMessage>();
    private readonly CancellationTokenSource _stopping = new();

    private WebhookReceiver(string secret, TimeProvider time)
    {
        (Secret, _time) = (secret, time);

        // "Secrets are base64 encoded and prefixed with whsec_."
        _key = Convert.FromBase64String(secret["whsec_".Length..]);
        var builder = LoopbackHost.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    /// <summary>The secret that messages must be signed with.</summary>
    public string Secret { get; }

    /// <summary>The address to configure.</summary>
    public Uri Url => new($"{_app.Urls.Single()}/alerts");

    /// <summary>What is answered when the script is empty.</summary>
    public WebhookReply Default { get; set; } = WebhookReply.Ok;

    /// <summary>The messages so far, in order of arrival.</summary>
    public IReadOnlyList<ReceivedMessage> Messages => [.. _messages];

    /// <summary>Why requests were refused that are no signed messages.</summary>
    public IReadOnlyList<string> Refused => [.. _refused];

    public static async Task<WebhookReceiver> StartAsync(TimeProvider? time = null, string? secret = null)
    {
        var receiver = new WebhookReceiver(secret ?? NewSecret(), time ?? TimeProvider.System);
        await receiver._app.StartAsync();
        return receiver;
    }

    public static string NewSecret() => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Adds answers to the script.</summary>
    public WebhookReceiver Enqueue(params WebhookReply[] replies)
    {
        foreach (var reply in replies)
        {
            _script.Enqueue(reply);
        }

        return this;
    }

    /// <summary>The next message that was not yet taken this way, as soon as it has arrived.</summary>
    public Task<ReceivedMessage> NextAsync(CancellationToken cancellationToken) => _arrivals.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, context.RequestAborted);
        var body = memory.ToArray();
        if (Fault(context.Request, body) is { } fault)
        {
            _refused.Enqueue(fault);
            context.Response.StatusCode = 401;
            return;
        }

        var headers = context.Request.Headers;
        var message = new ReceivedMessage(headers["webhook-id"]!, TimestampOf(headers), JsonDocument.Parse(body).RootElement, context.Request.Path);
        var reply = _script.TryDequeue(out var next) ? next : Default;
        _messages.Enqueue(message);
        _arrivals.Writer.TryWrite(message);
        await ReplyAsync(context, reply);
    }

    private async Task ReplyAsync(HttpContext context, WebhookReply reply)
    {
        if (reply.Hangs)
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
            await Task.Delay(Timeout.Infinite, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (reply.Hangs || reply.Cuts)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = reply.Status;
        context.Response.Headers.RetryAfter = reply.RetryAfter;
        context.Response.Headers.Location = reply.Location;
        if (reply.Body.Length > 0)
        {
            await context.Response.WriteAsync(reply.Body, context.RequestAborted);
        }
    }

    /// <summary>What the specification's section "Verifying webhook authenticity" would have refused.</summary>
    private string? Fault(HttpRequest request, byte[] body)
    {
        if (request.Method != "POST" || request.ContentType != "application/json")
        {
            return $"{request.Method} {request.ContentType}";
        }

        // "msg_id.timestamp.payload", "the raw body".
        var (id, timestamp) = (request.Headers["webhook-id"].ToString(), request.Headers["webhook-timestamp"].ToString());
        byte[] content = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        using var hmac = new HMACSHA256(_key);
        var expected = hmac.ComputeHash(content);

        // "A space delimited list of signatures", each "the version and the signature, separated by a comma".
        var isSigned = request.Headers["webhook-signature"].ToString().Split(' ')
            .Select(s => s.Split(',', 2))
            .Any(s => s is ["v1", var value] && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(value), expected));
        return id.Length == 0 || id.Contains('.', StringComparison.Ordinal) ? $"id '{id}'"
            : !isSigned ? "signature"
            : (_time.GetUtcNow() - TimestampOf(request.Headers)).Duration() > Tolerance ? $"timestamp {timestamp}"
            : null;
    }

    private static DateTimeOffset TimestampOf(IHeaderDictionary headers) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(headers["webhook-timestamp"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture));
}
