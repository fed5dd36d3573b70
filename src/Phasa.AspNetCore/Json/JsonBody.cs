using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Phasa.AspNetCore.Json;

/// <summary>Reads JSON bodies strictly and within a limit.</summary>
internal static class JsonBody
{
    /// <summary>The body as a request of that type.</summary>
    public static async Task<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, int limit, CancellationToken cancellationToken)
        where T : class
    {
        var utf8 = await ReadAsync(request, limit, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(utf8.Span, type)
                ?? throw new PhasaException(ErrorCodes.InvalidJson, "The body must be an object, not null.") { Location = "" };
        }
        catch (JsonException e)
        {
            throw JsonFault.Explain(e, type, utf8.Span);
        }
    }

    /// <summary>The bytes of a JSON body, checked to be UTF-8.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        RequireContentType(request);
        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        for (; ; )
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                // What was taken lets the server read the rest away, so that a client still sending gets the answer.
                request.BodyReader.AdvanceTo(read.Buffer.End);
                throw TooLarge(limit);
            }

            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return JsonText.Check(bytes);
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static void RequireContentType(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw new PhasaException(
                ErrorCodes.UnsupportedFormat,
                request.ContentType is { Length: > 0 } sent ? $"The call takes application/json, not '{sent}'." : "The body has no content type.",
                "Send 'Content-Type: application/json'.");
        }

        if (type.Charset is { Length: > 0 } && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw new PhasaException(ErrorCodes.UnsupportedFormat, $"JSON is read in UTF-8, not in {type.Charset}.", "Send the body in UTF-8.");
        }
    }

    private static PhasaException TooLarge(int limit) => new(ErrorCodes.TooLarge, $"The body is larger than {limit} bytes.");
}
