using System.Net;
using System.Net.Http.Headers;

namespace Phasa.AspNetCore.Tests.Support;

/// <summary>A body that does not say how long it is.</summary>
public sealed class ChunkedContent : HttpContent
{
    private readonly byte[] _bytes;

    public ChunkedContent(byte[] bytes, string type = "application/json")
    {
        _bytes = bytes;
        Headers.ContentType = MediaTypeHeaderValue.Parse(type);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
