using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Paths;
using Phasa.Rollout;
using Phasa.Security;
using Phasa.Storage;

namespace Phasa.AspNetCore.Rollout;

/// <summary>Plans of what to translate next. They tell what users asked for, so they need a key that sees the service's own state.</summary>
internal sealed class PlanEndpoints(IKnowledgeStore store, RolloutService rollout)
{
    public void Map(IEndpointRouteBuilder v1) =>
        v1.MapGet("/collections/{collection}/plan", PlanAsync).RequireScope(AccessScope.Admin)
            .Describe("PlanRollout", "Ranks what could be translated by expected gain per cost; ?language=, ?budget= (a sum in the prices' currency), ?days= (1 to 366, 30), ?limit= (lines shown, 1 to 1000, 100).", 400, 404)
            .Produces<PlanAnswer>();

    private async Task<IResult> PlanAsync(HttpContext context, string collection)
    {
        var query = new QueryMembers(context.Request, "language", "budget", "days", "limit");
        var (language, budget) = (query.Language("language"), query.Sum("budget"));
        var (days, limit) = (query.Number("days", 1, 366, RolloutService.DefaultDays), query.Number("limit", 1, 1000, 100));
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        var plan = await rollout.PlanAsync(found, language, budget, days, context.RequestAborted);
        return TypedResults.Json(PlanAnswer.Of(plan, limit), ApiJson.Shared.PlanAnswer);
    }
}
