using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Paths;
using Phasa.Collections;
using Phasa.Rollout;
using Phasa.Rollout.Past;
using Phasa.Security;
using Phasa.Storage;

namespace Phasa.AspNetCore.Rollout;

/// <summary>Plans of what to translate next. They tell what users asked for, so they need a key that sees the service's own state.</summary>
internal sealed class PlanEndpoints(IKnowledgeStore store, RolloutService rollout, PlanHistory history, TimeProvider time)
{
    private const int MostPlans = 200;

    public void Map(IEndpointRouteBuilder v1)
    {
        v1.MapGet("/collections/{collection}/plan", PlanAsync).RequireScope(AccessScope.Admin)
            .Describe("PlanRollout", "Ranks what could be translated by expected gain per cost; ?language=, ?budget= (a sum in the prices' currency), ?days= (1 to 366, 30), ?limit= (lines shown, 1 to 1000, 100).", 400, 404)
            .Produces<PlanAnswer>();
        v1.MapPost("/collections/{collection}/plan", ApplyAsync).RequireScope(AccessScope.Admin)
            .Describe("ApplyRollout", "Makes the same plan and queues its lines; 'planId' looks back on it later.", 400, 404)
            .Produces<PlanAnswer>(202);
        v1.MapGet("/collections/{collection}/plans", ListAsync).RequireScope(AccessScope.Admin)
            .Describe("ListPlans", "Lists the plans that were carried out, the latest first.", 400, 404)
            .Produces<PastPlanListAnswer>();
        v1.MapGet("/collections/{collection}/plans/{plan:long}", LookBackAsync).RequireScope(AccessScope.Admin)
            .Describe("LookBackOnPlan", "Compares what a plan expected with what happened since.", 400, 404)
            .Produces<RetrospectAnswer>();
    }

    private async Task<IResult> PlanAsync(HttpContext context, string collection)
    {
        var (_, plan, limit) = await MakeAsync(context, collection);
        return TypedResults.Json(PlanAnswer.Of(plan, limit), ApiJson.Shared.PlanAnswer);
    }

    private async Task<IResult> ApplyAsync(HttpContext context, string collection)
    {
        var (found, plan, limit) = await MakeAsync(context, collection);
        var (queued, past) = await rollout.ApplyAsync(found, plan, context.RequestAborted);
        return TypedResults.Json(PlanAnswer.Of(plan, limit) with { Queued = queued, PlanId = past.Id }, ApiJson.Shared.PlanAnswer, statusCode: 202);
    }

    private async Task<IResult> ListAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        var plans = await store.Plans.ListAsync(found.Id, MostPlans, context.RequestAborted);
        return TypedResults.Json(new PastPlanListAnswer([.. plans.Select(PastPlanAnswer.Of)]), ApiJson.Shared.PastPlanListAnswer);
    }

    private async Task<IResult> LookBackAsync(HttpContext context, string collection, long plan)
    {
        _ = new QueryMembers(context.Request);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        return TypedResults.Json(RetrospectAnswer.Of(await history.LookBackAsync(found, plan, context.RequestAborted), time.GetUtcNow()), ApiJson.Shared.RetrospectAnswer);
    }

    private async Task<(Collection Collection, RolloutPlan Plan, int Limit)> MakeAsync(HttpContext context, string collection)
    {
        var query = new QueryMembers(context.Request, "language", "budget", "days", "limit");
        var (language, budget) = (query.Language("language"), query.Sum("budget"));
        var (days, limit) = (query.Number("days", 1, 366, RolloutService.DefaultDays), query.Number("limit", 1, 1000, 100));
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        return (found, await rollout.PlanAsync(found, language, budget, days, context.RequestAborted), limit);
    }
}
