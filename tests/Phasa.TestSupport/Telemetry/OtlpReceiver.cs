using System.Globalization;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Phasa.TestSupport.Processes;

namespace Phasa.TestSupport.Telemetry;

/// <summary>A collector on a loopback port of its own that takes traces by OTLP, as protobuf over HTTP.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<ReceivedSpan> _arrivals = Channel.CreateUnbounded<ReceivedSpan>();
    private readonly List<ReceivedSpan> _spans = [];

    private OtlpReceiver()
    {
        var builder = LoopbackHost.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/v1/traces", TakeAsync);
    }

    /// <summary>The address to configure.</summary>
    public string Endpoint => _app.Urls.Single();

    /// <summary>The spans that were waited for or came before those.</summary>
    public IReadOnlyList<ReceivedSpan> Spans => _spans;

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>The first span that is what is looked for, among those that came or as soon as it comes.</summary>
    public async Task<ReceivedSpan> WaitForAsync(Func<ReceivedSpan, bool> isIt, CancellationToken cancellationToken)
    {
        if (_spans.FirstOrDefault(isIt) is { } known)
        {
            return known;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            while (true)
            {
                var span = await _arrivals.Reader.ReadAsync(patience.Token);
                _spans.Add(span);
                if (isIt(span))
                {
                    return span;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No such span came; there were: {string.Join(", ", _spans.Select(s => s.Name))}");
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        foreach (var span in Read(new(body.ToArray())))
        {
            _arrivals.Writer.TryWrite(span);
        }

        return Results.Bytes([], "application/x-protobuf");
    }

    // The numbers are those of opentelemetry/proto/trace/v1/trace.proto.
    private static IEnumerable<ReceivedSpan> Read(ProtobufFields request) =>
        from resourceSpans in request.Messages(1)
        let service = Tags(resourceSpans.Messages(1).Single(), 1).GetValueOrDefault("service.name", "")
        from scopeSpans in resourceSpans.Messages(2)
        let scope = scopeSpans.Messages(1).Single().Text(1)
        from span in scopeSpans.Messages(2)
        let status = span.Messages(15).Select(s => (int)s.Value(3)).FirstOrDefault()
        select new ReceivedSpan(service, scope, span.Text(5), span.Hex(1), span.Hex(2), span.Hex(4), (int)span.Value(6), status, Tags(span, 9));

    private static Dictionary<string, string> Tags(ProtobufFields of, int number) =>
        of.Messages(number).ToDictionary(t => t.Text(1), t => Text(t.Messages(2).Single()));

    private static string Text(ProtobufFields value) =>
        value.Has(1) ? value.Text(1)
        : value.Has(2) ? value.Value(2) == 1 ? "true" : "false"
        : value.Has(3) ? ((long)value.Value(3)).ToString(CultureInfo.InvariantCulture)
        : BitConverter.UInt64BitsToDouble(value.Value(4)).ToString(CultureInfo.InvariantCulture);
}
