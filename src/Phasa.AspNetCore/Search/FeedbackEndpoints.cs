using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Paths;
using Phasa.AspNetCore.Problems;
using Phasa.Documents;
using Phasa.Monitoring;
using Phasa.Security;

namespace Phasa.AspNetCore.Search;

/// <summary>What people say about answers. Whoever may search may say it.</summary>
internal sealed class FeedbackEndpoints(FeedbackService feedback, WorkGate gate, IOptions<ApiOptions> options)
{
    public void Map(IEndpointRouteBuilder v1) =>
        v1.MapPost("/searches/{search}/feedback", GiveAsync).RequireScope(AccessScope.Read)
            .Describe("GiveFeedback", "Says whether an answer, or one of its hits, helped. Saying it anew replaces what was said.", 400, 404, 413, 415, 429)
            .Accepts<FeedbackBody>("application/json").Produces(204);

    private async Task<IResult> GiveAsync(HttpContext context, string search)
    {
        _ = new QueryMembers(context.Request);
        var body = await JsonBody.ReadAsync(context.Request, ApiJson.Shared.FeedbackBody, options.Value.MaxJsonBytes, context.RequestAborted);
        PassageId? passage = body.PassageId is null ? null : PassageId.TryParse(body.PassageId, out var id) ? id : throw new PhasaException(
            ErrorCodes.InvalidRequest, $"'{Readable.Shorten(body.PassageId, 80)}' is no id of a passage.", "Send the 'passageId' of one of the search's hits.")
        { Location = "/passageId" };
        using var permit = await gate.WriteAsync(context.RequestAborted);
        await feedback.GiveAsync(search, passage, body.Helpful, context.RequestAborted);
        return TypedResults.NoContent();
    }
}
