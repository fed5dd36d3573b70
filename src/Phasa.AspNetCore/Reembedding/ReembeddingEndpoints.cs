using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Paths;
using Phasa.Collections;
using Phasa.Reembedding;
using Phasa.Security;
using Phasa.Storage;

namespace Phasa.AspNetCore.Reembedding;

/// <summary>Moving a collection to another model, and back.</summary>
internal sealed class ReembeddingEndpoints(IKnowledgeStore store, ReembeddingService service, WorkGate gate, IOptions<ApiOptions> options)
{
    private const string At = "/collections/{collection}/reembedding";

    public void Map(IEndpointRouteBuilder v1)
    {
        v1.MapPost(At, StartAsync).RequireScope(AccessScope.Admin)
            .Describe("StartReembedding", "Moves a collection to another embedding model beside its present one, compares the two and switches.", 400, 404, 409, 413, 415)
            .Accepts<ReembeddingBody>("application/json").Produces<ReembeddingAnswer>(202);
        v1.MapGet(At, GetAsync).RequireScope(AccessScope.Read)
            .Describe("GetReembedding", "Shows a collection's embedding spaces, how far a reembedding is and how the models compare.", 400, 404)
            .Produces<ReembeddingAnswer>();
        v1.MapDelete(At, CancelAsync).RequireScope(AccessScope.Admin)
            .Describe("CancelReembedding", "Gives up a reembedding that has not switched.", 400, 404, 409)
            .Produces(204);
        v1.MapPost(At + "/switch", SwitchAsync).RequireScope(AccessScope.Admin)
            .Describe("SwitchReembedding", "Switches to the new model as soon as its rows are complete, whatever the comparison says.", 400, 404, 409)
            .Produces<ReembeddingAnswer>(202);
        v1.MapPost(At + "/rollback", RollBackAsync).RequireScope(AccessScope.Admin)
            .Describe("RollBackReembedding", "Goes back to the previous model, once what has changed since is embedded with it.", 400, 404, 409)
            .Produces<ReembeddingAnswer>(202);
        v1.MapDelete(At + "/previous", DropPreviousAsync).RequireScope(AccessScope.Admin)
            .Describe("DropPreviousSpace", "Deletes the rows of the previous model; there is no way back to it then.", 400, 404, 409)
            .Produces(204);
    }

    private async Task<IResult> StartAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var body = await JsonBody.ReadAsync(context.Request, ApiJson.Shared.ReembeddingBody, options.Value.MaxJsonBytes, context.RequestAborted);
        try
        {
            return await ChangeAsync(context, collection, found => service.StartAsync(found, body.Model, body.Switch ?? SwitchRule.UnlessWorse, context.RequestAborted));
        }
        catch (PhasaException e) when (e.Location == "/embedding")
        {
            // The registry names the member that has a model's name when a collection is made.
            throw new PhasaException(e.Code, e.Message, e.NextStep, e) { Location = "/model" };
        }
    }

    private async Task<IResult> GetAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        return await AnswerAsync(context, found, StatusCodes.Status200OK);
    }

    private Task<IResult> SwitchAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        return ChangeAsync(context, collection, found => service.SwitchAsync(found, context.RequestAborted));
    }

    private Task<IResult> RollBackAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        return ChangeAsync(context, collection, found => service.RollBackAsync(found, context.RequestAborted));
    }

    private async Task<IResult> CancelAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        using var permit = await gate.WriteAsync(context.RequestAborted);
        await service.CancelAsync(found, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private async Task<IResult> DropPreviousAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        using var permit = await gate.WriteAsync(context.RequestAborted);
        await service.DropPreviousAsync(found, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private async Task<IResult> ChangeAsync(HttpContext context, string collection, Func<Collection, Task> change)
    {
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        using var permit = await gate.WriteAsync(context.RequestAborted);
        await change(found);
        context.Response.Headers.Location = $"/v1/collections/{found.Name}/reembedding";
        return await AnswerAsync(context, found, StatusCodes.Status202Accepted);
    }

    private async Task<IResult> AnswerAsync(HttpContext context, Collection collection, int status) => TypedResults.Json(
        ReembeddingAnswer.Of(collection, await service.StatusAsync(collection, context.RequestAborted)), ApiJson.Shared.ReembeddingAnswer, statusCode: status);
}
