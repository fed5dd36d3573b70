using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Paths;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Ingestion;
using Phasa.Security;
using Phasa.Storage;

namespace Phasa.AspNetCore.Documents;

/// <summary>Documents: written one by one or many at a time, listed, read, deleted.</summary>
internal sealed class DocumentEndpoints(
    IKnowledgeStore store, DocumentIntake intake, NdjsonImport ndjson, UploadImport uploads, WorkGate gate, IOptions<ApiOptions> options)
{
    private const char List = 'd';

    public void Map(IEndpointRouteBuilder v1)
    {
        v1.MapPost("/collections/{collection}/documents", PostAsync).RequireScope(AccessScope.Write)
            .Describe("PutDocuments", "Writes one document (JSON), a document per line (NDJSON), or files (multipart).", 400, 404, 409, 413, 415, 429)
            .WithDescription("JSON is answered with 201 when the document is new. NDJSON is always answered with 200 and a result line per line; a bad line fails alone. An upload is answered with 'results', an entry per document.")
            .Accepts<DocumentDescription>("application/json", [.. NdjsonImport.MediaTypes, UploadImport.MediaType])
            .Produces<DocumentAnswer>(201).Produces<DocumentAnswer>(200);
        v1.MapGet("/collections/{collection}/documents", ListAsync).RequireScope(AccessScope.Read)
            .Describe("ListDocuments", "Lists documents by id with their state per language; ?cursor= and ?limit= (1 to 200).", 400, 404)
            .Produces<DocumentListAnswer>();
        v1.MapGet("/collections/{collection}/documents/{id}", GetAsync).RequireScope(AccessScope.Read)
            .Describe("GetDocument", "Shows a document with its state per language; with its passages and their translations for ?passages=true.", 400, 404)
            .Produces<DocumentDetail>();
        v1.MapDelete("/collections/{collection}/documents/{id}", DeleteAsync).RequireScope(AccessScope.Write)
            .Describe("DeleteDocument", "Deletes a document with everything that belongs to it.", 400, 404, 429)
            .Produces(204);
    }

    private async Task<IResult> PostAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        _ = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type);
        var media = type?.MediaType.Value?.ToLowerInvariant();
        if (media is not UploadImport.MediaType && !NdjsonImport.MediaTypes.Contains(media))
        {
            return await PostOneAsync(context, found);
        }

        await (media is UploadImport.MediaType ? uploads.RunAsync(context, found) : ndjson.RunAsync(context, found));
        return TypedResults.Empty;
    }

    private async Task<IResult> PostOneAsync(HttpContext context, Collection collection)
    {
        var utf8 = await JsonBody.ReadAsync(context.Request, options.Value.MaxJsonBytes, context.RequestAborted);
        var document = DocumentJson.Parse(utf8.Span, options.Value.MaxDocumentCharacters);
        using var permit = await gate.WriteAsync(context.RequestAborted);
        var (change, answer) = await intake.PutAsync(collection, document, context.RequestAborted);
        if (change != DocumentChangeKind.Created)
        {
            return TypedResults.Json(answer, ApiJson.Shared.DocumentAnswer);
        }

        context.Response.Headers.Location = $"/v1/collections/{collection.Name}/documents/{Uri.EscapeDataString(answer.Id)}";
        return TypedResults.Json(answer, ApiJson.Shared.DocumentAnswer, statusCode: 201);
    }

    private async Task<IResult> ListAsync(HttpContext context, string collection)
    {
        var query = new QueryMembers(context.Request, "cursor", "limit");
        var (after, limit) = (Cursor.Read(List, query.Text("cursor")), query.Number("limit", 1, 200, 50));
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        var page = await store.Documents.ListAsync(found.Id, after, limit + 1, context.RequestAborted);
        var shown = page.Take(limit).ToList();
        return TypedResults.Json(
            new DocumentListAnswer([.. shown.Select(DocumentDetail.Of)], page.Count > limit ? Cursor.After(List, shown[^1].Id) : null),
            ApiJson.Shared.DocumentListAnswer);
    }

    private async Task<IResult> GetAsync(HttpContext context, string collection)
    {
        var passages = new QueryMembers(context.Request, "passages").Flag("passages");
        var id = DocumentIds.Of(context);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        var (document, summary) = await DocumentRead.OfAsync(store.Documents, found, id, context.RequestAborted);
        var detail = DocumentDetail.Of(summary) with
        {
            Format = document.Format.ToString().ToLowerInvariant(),
            Text = document.Text,
            Passages = passages ? PassageAnswer.Of(document, summary) : null,
        };
        return TypedResults.Json(detail, ApiJson.Shared.DocumentDetail);
    }

    private async Task<IResult> DeleteAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var id = DocumentIds.Of(context);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        using var permit = await gate.WriteAsync(context.RequestAborted);
        return await store.Documents.DeleteAsync(found.Id, id, context.RequestAborted) ? TypedResults.NoContent() : throw Missing(found, id);
    }

    internal static PhasaException Missing(Collection collection, string id) =>
        new(ErrorCodes.DocumentNotFound, $"Collection '{collection.Name}' has no document '{id}'.");
}
