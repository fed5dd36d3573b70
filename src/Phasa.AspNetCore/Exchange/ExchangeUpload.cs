using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Phasa.AspNetCore.Documents;
using Phasa.Translation.Exchange;

namespace Phasa.AspNetCore.Exchange;

/// <summary>A translators' file as it comes in: as the body, or as a file of a form.</summary>
internal static class ExchangeUpload
{
    /// <summary>The media types of bodies. The format of the last three is named with <c>?format=</c>.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } =
    [
        "application/xliff+xml", "application/x-tmx+xml", "text/x-gettext-translation", "text/x-po", "text/csv", "text/tab-separated-values",
        "application/xml", "text/xml", "application/octet-stream",
    ];

    /// <summary>Reads the one file of a request.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.UnsupportedFormat"/>, <see cref="ErrorCodes.InvalidRequest"/>, <see cref="ErrorCodes.TooLarge"/>.</exception>
    public static async Task<T> ReadAsync<T>(
        HttpContext context, long maxFileBytes, ExchangeFormat? chosen, Func<Stream, string, ExchangeFormat, Task<T>> read)
    {
        _ = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type);
        var media = type?.MediaType.Value?.ToLowerInvariant();
        if (media == UploadImport.MediaType)
        {
            await foreach (var part in UploadParts.ReadAsync(context.Request, maxFileBytes, context.RequestAborted))
            {
                return part.FileName is { } name
                    ? await read(part.Content, name, chosen ?? ExchangeFiles.FormatOf(name) ?? throw Unknown($"The name '{Path.GetFileName(name)}' does not tell the file's format."))
                    : throw new PhasaException(ErrorCodes.InvalidRequest, "The form's first part is no file.", "Send one file and nothing else.");
            }

            throw new PhasaException(ErrorCodes.InvalidRequest, "The form holds no file.", "Send one file.");
        }

        if (media is null || !MediaTypes.Contains(media))
        {
            throw Unknown("The call takes a translators' file.");
        }

        var format = chosen ?? FormatOf(media) ?? throw Unknown($"'{media}' does not tell the file's format.");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = maxFileBytes;
        }

        return await read(context.Request.Body, "body" + ExchangeFiles.ExtensionOf(format), format);
    }

    private static ExchangeFormat? FormatOf(string media) => media switch
    {
        "application/xliff+xml" => ExchangeFormat.Xliff,
        "application/x-tmx+xml" => ExchangeFormat.Tmx,
        "text/x-gettext-translation" or "text/x-po" => ExchangeFormat.Po,
        "text/csv" => ExchangeFormat.Csv,
        "text/tab-separated-values" => ExchangeFormat.Tsv,
        _ => null,
    };

    private static PhasaException Unknown(string what) => new(
        ErrorCodes.UnsupportedFormat, what, "Name it with ?format=xliff, tmx, po, csv or tsv, by the media type, or by the name of a file in multipart/form-data.");
}
