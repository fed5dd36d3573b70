using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Documents;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Paths;
using Phasa.Collections;
using Phasa.Security;
using Phasa.Storage;
using Phasa.Translation.Memory;

namespace Phasa.AspNetCore.TranslationMemory;

/// <summary>Translations that people made before, as TMX.</summary>
internal sealed class MemoryEndpoints(IKnowledgeStore store, TranslationMemoryImport import, WorkGate gate, IOptions<ApiOptions> options)
{
    private const string BodyName = "body.tmx";

    private static readonly string[] MediaTypes = ["application/xml", "text/xml", "application/x-tmx+xml", "application/octet-stream"];

    public void Map(IEndpointRouteBuilder v1) =>
        v1.MapPost("/collections/{collection}/translation-memory", ImportAsync).RequireScope(AccessScope.Write)
            .Describe("ImportTranslationMemory", "Takes a TMX file into the translation memory and queues the collection's open translations anew.", 400, 404, 413, 415, 429)
            .Accepts<string>(MediaTypes[0], [.. MediaTypes[1..], UploadImport.MediaType]).Produces<MemoryImportAnswer>();

    private async Task<IResult> ImportAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        using var permit = await gate.ImportAsync(context.RequestAborted);
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        var result = await ReadAsync(context, found);
        return TypedResults.Json(new MemoryImportAnswer(result.Units, result.QueuedJobs), ApiJson.Shared.MemoryImportAnswer);
    }

    private async Task<TranslationImportResult> ReadAsync(HttpContext context, Collection collection)
    {
        _ = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type);
        var media = type?.MediaType.Value?.ToLowerInvariant();
        if (media == UploadImport.MediaType)
        {
            await foreach (var part in UploadParts.ReadAsync(context.Request, options.Value.MaxFileBytes, context.RequestAborted))
            {
                return part.FileName is { } name
                    ? await import.ImportAsync(collection, part.Content, name, null, context.RequestAborted)
                    : throw new PhasaException(ErrorCodes.InvalidRequest, "The form's first part is no file.", "Send one TMX file and nothing else.");
            }

            throw new PhasaException(ErrorCodes.InvalidRequest, "The form holds no file.", "Send one TMX file.");
        }

        if (!MediaTypes.Contains(media))
        {
            throw new PhasaException(ErrorCodes.UnsupportedFormat, "The call takes a TMX file.", "Send 'Content-Type: application/xml', or the file as multipart/form-data.");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Value.MaxFileBytes;
        }

        return await import.ImportAsync(collection, context.Request.Body, BodyName, null, context.RequestAborted);
    }
}
