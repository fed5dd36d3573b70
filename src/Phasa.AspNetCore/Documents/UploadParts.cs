using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Phasa.AspNetCore.Problems;

namespace Phasa.AspNetCore.Documents;

/// <summary>Reads a multipart form part by part as it arrives; nothing is kept.</summary>
internal static class UploadParts
{
    /// <summary>The parts in order. Each must be read before the next is asked for.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> for what is no such form.</exception>
    public static async IAsyncEnumerable<UploadPart> ReadAsync(
        HttpRequest request, long maxFileBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (boundary is not { Length: >= 1 and <= 70 })
        {
            throw Malformed("its content type names no boundary of 1 to 70 characters");
        }

        var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = maxFileBytes };
        while (await NextAsync(reader, maxFileBytes, cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name) is not { Length: > 0 } name)
            {
                throw Malformed("a part has no name");
            }

            var file = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.Length > 0 ? disposition.FileNameStar : disposition.FileName).Value;
            yield return new UploadPart(name.Value!, file is { Length: > 0 } ? Named(file) : null, new PartStream(section.Body, maxFileBytes));
        }
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, long maxFileBytes, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (InvalidDataException e) when (e.Message.Contains("body length", StringComparison.OrdinalIgnoreCase))
        {
            throw PartStream.TooLarge(maxFileBytes, e);
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw Malformed("it breaks off, or a part's headers are not valid", e);
        }
    }

    // Browsers name files of a chosen folder by their path; it becomes the document's id.
    private static string Named(string file) => file.Replace('\\', '/').TrimStart('/');

    private static PhasaException Malformed(string what, Exception? e = null) =>
        new(ErrorCodes.InvalidRequest, $"The form cannot be read: {what}.", "Send multipart/form-data as RFC 7578 has it.", e);
}

/// <summary>A part of a form.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="FileName">The file's name, with slashes between folders; null for a plain field.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record UploadPart(string Name, string? FileName, Stream Content)
{
    private const int LongestText = 4096;

    /// <summary>The content of a plain field.</summary>
    public async Task<string> TextAsync(CancellationToken cancellationToken)
    {
        var bytes = new byte[LongestText + 1];
        var length = await Content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        try
        {
            return length <= LongestText
                ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length)
                : throw new PhasaException(ErrorCodes.TooLarge, $"The field '{Readable.Shorten(Name, 80)}' is longer than {LongestText} bytes.") { Location = Name };
        }
        catch (DecoderFallbackException e)
        {
            throw new PhasaException(ErrorCodes.UnreadableText, $"The field '{Readable.Shorten(Name, 80)}' is not valid UTF-8.", null, e) { Location = Name };
        }
    }
}
