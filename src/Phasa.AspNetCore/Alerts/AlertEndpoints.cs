using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Paths;
using Phasa.Monitoring.Alerts;
using Phasa.Security;
using Phasa.Storage;

namespace Phasa.AspNetCore.Alerts;

/// <summary>What is abnormal. It tells what others' searches came to, so it needs a key that sees the service's own state.</summary>
internal sealed class AlertEndpoints(IKnowledgeStore store, AlertService alerts)
{
    private const char List = 'a';

    public void Map(IEndpointRouteBuilder v1)
    {
        v1.MapGet("/alerts", (Delegate)ListAsync).RequireScope(AccessScope.Admin)
            .Describe("ListAlerts", "Lists alerts, the latest first; ?state= (open, closed), ?collection=, ?language=, ?cursor=, ?limit= (1 to 200).", 400, 404)
            .Produces<AlertListAnswer>();
        v1.MapGet("/alerts/{alert:long}", FindAsync).RequireScope(AccessScope.Admin)
            .Describe("GetAlert", "Shows an alert.", 400, 404)
            .Produces<AlertAnswer>();
        v1.MapPost("/alerts/{alert:long}/acknowledge", AcknowledgeAsync).RequireScope(AccessScope.Admin)
            .Describe("AcknowledgeAlert", "Says that somebody knows of an alert; with ?normal=true also that it is to stay so: what a language's searches come to from now on is its new normal.", 400, 404)
            .Produces<AlertAnswer>();
    }

    private async Task<IResult> ListAsync(HttpContext context)
    {
        var query = new QueryMembers(context.Request, "state", "collection", "language", "cursor", "limit");
        var filter = new AlertFilter
        {
            State = query.Name<AlertState>("state"),
            Language = query.Language("language"),
            Collection = query.Text("collection") is { } name ? (await store.Collections.GetAsync(name, context.RequestAborted)).Id : null,
        };
        var limit = query.Number("limit", 1, 200, 50);
        var before = Cursor.Read(List, query.Text("cursor")) is not { } key ? (long?)null
            : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
            : throw Cursor.Unknown();
        var page = await store.Alerts.ListAsync(filter, before, limit + 1, context.RequestAborted);
        var shown = page.Take(limit).ToList();
        return TypedResults.Json(
            new AlertListAnswer([.. shown.Select(AlertAnswer.Of)], page.Count > limit ? Cursor.After(List, shown[^1].Id.ToString(CultureInfo.InvariantCulture)) : null),
            ApiJson.Shared.AlertListAnswer);
    }

    private async Task<IResult> FindAsync(HttpContext context, long alert)
    {
        _ = new QueryMembers(context.Request);
        return Answer(await store.Alerts.FindAsync(alert, context.RequestAborted) ?? throw new PhasaException(ErrorCodes.AlertNotFound, $"There is no alert {alert}."));
    }

    private async Task<IResult> AcknowledgeAsync(HttpContext context, long alert)
    {
        var isNormal = new QueryMembers(context.Request, "normal").Flag("normal");
        return Answer(await alerts.AcknowledgeAsync(alert, context.User.Identity?.Name ?? "", isNormal, context.RequestAborted));
    }

    private static JsonHttpResult<AlertAnswer> Answer(Alert alert) => TypedResults.Json(AlertAnswer.Of(alert), ApiJson.Shared.AlertAnswer);
}
