using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Paths;
using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Indexes;
using Phasa.Security;
using Phasa.Storage;

namespace Phasa.AspNetCore.Collections;

/// <summary>Collections: made, listed, changed, deleted, and how far they are covered.</summary>
internal sealed class CollectionEndpoints(
    IKnowledgeStore store, CollectionWrites writes, CollectionThresholds thresholds, CollectionIndexes indexes, IOptions<ApiOptions> options)
{
    public void Map(IEndpointRouteBuilder v1)
    {
        v1.MapPost("/collections", (Delegate)CreateAsync).RequireScope(AccessScope.Admin)
            .Describe("CreateCollection", "Makes a collection.", 400, 409, 413, 415)
            .Accepts<CollectionCreation>("application/json").Produces<CollectionAnswer>(201);
        v1.MapGet("/collections", (Delegate)ListAsync).RequireScope(AccessScope.Read)
            .Describe("ListCollections", "Lists the collections.", 400)
            .Produces<CollectionListAnswer>();
        v1.MapGet("/collections/{collection}", GetAsync).RequireScope(AccessScope.Read)
            .Describe("GetCollection", "Shows a collection: settings, counts, coverage per language, calibrated thresholds, the latest measurement, the index in memory.", 400, 404)
            .Produces<CollectionAnswer>();
        v1.MapPatch("/collections/{collection}", ChangeAsync).RequireScope(AccessScope.Admin)
            .Describe("ChangeCollection", "Sets a collection's languages, and what is translated of itself. An added language is translated; one taken away loses its translations.", 400, 404, 413, 415)
            .Accepts<CollectionChange>("application/json").Produces<CollectionAnswer>();
        v1.MapDelete("/collections/{collection}", DeleteAsync).RequireScope(AccessScope.Admin)
            .Describe("DeleteCollection", "Deletes a collection with everything in it.", 400, 404)
            .Produces(204);
        v1.MapGet("/collections/{collection}/coverage", CoverageAsync).RequireScope(AccessScope.Read)
            .Describe("GetCoverage", "Shows per language how many passages are ready, queued, failed, stale, human.", 400, 404)
            .Produces<CoverageAnswer>();
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        _ = new QueryMembers(context.Request);
        var body = await JsonBody.ReadAsync(context.Request, ApiJson.Shared.CollectionCreation, options.Value.MaxJsonBytes, context.RequestAborted);
        var collection = await writes.CreateAsync(body, context.RequestAborted);
        context.Response.Headers.Location = $"/v1/collections/{collection.Name}";
        return TypedResults.Json(await AnswerAsync(collection, context.RequestAborted), ApiJson.Shared.CollectionAnswer, statusCode: 201);
    }

    private async Task<IResult> ListAsync(HttpContext context)
    {
        _ = new QueryMembers(context.Request);
        var answers = new List<CollectionAnswer>();
        foreach (var collection in await store.Collections.ListAsync(context.RequestAborted))
        {
            answers.Add(CollectionAnswer.Of(collection, await store.Collections.CountAsync(collection.Id, context.RequestAborted), null));
        }

        return TypedResults.Json(new CollectionListAnswer(answers), ApiJson.Shared.CollectionListAnswer);
    }

    private async Task<IResult> GetAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        return TypedResults.Json(await AnswerAsync(found, context.RequestAborted), ApiJson.Shared.CollectionAnswer);
    }

    private async Task<IResult> ChangeAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var body = await JsonBody.ReadAsync(context.Request, ApiJson.Shared.CollectionChange, options.Value.MaxJsonBytes, context.RequestAborted);
        var changed = await writes.ChangeAsync(collection, body, context.RequestAborted);
        return TypedResults.Json(await AnswerAsync(changed, context.RequestAborted), ApiJson.Shared.CollectionAnswer);
    }

    private async Task<IResult> DeleteAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        await writes.DeleteAsync(collection, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private async Task<IResult> CoverageAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        var coverage = await store.Collections.CoverageAsync(found.Id, context.RequestAborted);
        return TypedResults.Json(new CoverageAnswer(found.Name, [.. coverage.Select(LanguageCoverageAnswer.Of)]), ApiJson.Shared.CoverageAnswer);
    }

    private async Task<CollectionAnswer> AnswerAsync(Collection collection, CancellationToken cancellationToken) => CollectionAnswer.Of(
        collection,
        await store.Collections.CountAsync(collection.Id, cancellationToken),
        await store.Collections.CoverageAsync(collection.Id, cancellationToken),
        collection.CalibrationVersion == 0 ? null : ThresholdsAnswer.Of(
            collection,
            await store.Calibrations.FindAsync(collection.Id, collection.Space, cancellationToken),
            await store.Calibrations.FindErrorAsync(collection.Id, cancellationToken),
            thresholds.Prefer),
        await MeasurementAsync(collection, cancellationToken),
        IndexAnswer.Of(indexes.FiguresOf(collection)));

    private async Task<CollectionMeasurementAnswer?> MeasurementAsync(Collection collection, CancellationToken cancellationToken)
    {
        try
        {
            return CollectionMeasurementAnswer.Of(await store.Measurements.LatestAsync(collection.Space, collection.Id, cancellationToken), collection.Space);
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.StoreIncompatible)
        {
            // A damaged measurement does not hide the collection.
            return CollectionMeasurementAnswer.Unreadable(e);
        }
    }
}
