using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Paths;
using Phasa.Collections;
using Phasa.Security;
using Phasa.Storage;
using Phasa.Translation.Costs;

namespace Phasa.AspNetCore.Costs;

/// <summary>What translations cost, and what they may.</summary>
internal sealed class CostEndpoints(IKnowledgeStore store, TranslationBudgets budgets, IOptions<ApiOptions> options, TimeProvider time)
{
    private const SpendGrouping Usual = SpendGrouping.Language | SpendGrouping.Provider;

    public void Map(IEndpointRouteBuilder v1)
    {
        v1.MapGet("/collections/{collection}/costs", CostsAsync).RequireScope(AccessScope.Admin)
            .Describe("GetCosts", "Shows what translations cost; ?from= and ?to= (months such as 2026-11, this one), ?by= (month, language, document, provider, or several with commas; language,provider).", 400, 404)
            .Produces<CostsAnswer>();
        v1.MapGet("/collections/{collection}/budget", BudgetAsync).RequireScope(AccessScope.Admin)
            .Describe("GetBudget", "Shows the collection's monthly budget for translations and what is left of it.", 400, 404)
            .Produces<BudgetAnswer>();
        v1.MapPut("/collections/{collection}/budget", SetAsync).RequireScope(AccessScope.Admin)
            .Describe("SetBudget", "Sets the most that translations may cost in a month. A call that could exceed it is not made.", 400, 404, 413, 415)
            .Accepts<BudgetSetting>("application/json").Produces<BudgetAnswer>();
        v1.MapDelete("/collections/{collection}/budget", ClearAsync).RequireScope(AccessScope.Admin)
            .Describe("ClearBudget", "Takes the budget away: there is no limit.", 400, 404)
            .Produces(204);
    }

    private async Task<IResult> CostsAsync(HttpContext context, string collection)
    {
        var query = new QueryMembers(context.Request, "from", "to", "by");
        var (from, to, by) = (query.Month("from"), query.Month("to"), query.Grouping("by") ?? Usual);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        var now = SpendMonth.Of(time.GetUtcNow());
        var (first, last) = (from ?? to ?? now, to ?? now);
        var lines = await store.Ledger.ReadAsync(found.Id, first, last, context.RequestAborted);
        var budget = await store.Ledger.BudgetAsync(found.Id, now, context.RequestAborted);
        return TypedResults.Json(
            new CostsAnswer(first.ToString(), last.ToString(), [.. SpendSum.Of(lines, by).Select(CostLineAnswer.Of)], BudgetAnswer.Of(budget)), ApiJson.Shared.CostsAnswer);
    }

    private async Task<IResult> BudgetAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        return await AnswerAsync(await store.Collections.GetAsync(collection, context.RequestAborted), context.RequestAborted);
    }

    private async Task<IResult> SetAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var body = await JsonBody.ReadAsync(context.Request, ApiJson.Shared.BudgetSetting, options.Value.MaxJsonBytes, context.RequestAborted);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        await budgets.SetAsync(found, Money.Checked(body.Monthly, body.Currency), context.RequestAborted);
        return await AnswerAsync(found, context.RequestAborted);
    }

    private async Task<IResult> ClearAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        await budgets.SetAsync(found, null, context.RequestAborted);
        return TypedResults.NoContent();
    }

    private async Task<IResult> AnswerAsync(Collection collection, CancellationToken cancellationToken) => TypedResults.Json(
        BudgetAnswer.Of(await store.Ledger.BudgetAsync(collection.Id, SpendMonth.Of(time.GetUtcNow()), cancellationToken)), ApiJson.Shared.BudgetAnswer);
}
