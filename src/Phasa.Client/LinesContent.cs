using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Phasa.Client;

/// <summary>Items as lines of JSON, written while they are read.</summary>
internal sealed class LinesContent<T> : HttpContent
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    private readonly IAsyncEnumerable<T> _items;
    private readonly JsonTypeInfo<T> _type;
    private readonly CancellationToken _stop;

    public LinesContent(IAsyncEnumerable<T> items, JsonTypeInfo<T> type, CancellationToken stop)
    {
        (_items, _type, _stop) = (items, type, stop);
        Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await foreach (var item in _items.WithCancellation(_stop).ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(stream, item, _type, _stop).ConfigureAwait(false);
            await stream.WriteAsync(NewLine, _stop).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
