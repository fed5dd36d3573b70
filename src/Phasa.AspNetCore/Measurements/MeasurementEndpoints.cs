using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Limits;
using Phasa.AspNetCore.Paths;
using Phasa.AspNetCore.Problems;
using Phasa.Security;
using Phasa.Separation.Jobs;
using Phasa.Separation.Reports;
using Phasa.Storage;

namespace Phasa.AspNetCore.Measurements;

/// <summary>Measurements of embedding models: asked for, looked at, deleted.</summary>
internal sealed class MeasurementEndpoints(IKnowledgeStore store, MeasurementService service, WorkGate gate, IOptions<ApiOptions> options)
{
    private const char List = 'm';

    public void Map(IEndpointRouteBuilder v1)
    {
        v1.MapPost("/measurements", (Delegate)StartAsync).RequireScope(AccessScope.Admin)
            .Describe("StartMeasurement", "Measures embedding models on pairs of texts, as a job. The result steers the routes of searches.", 400, 404, 413, 415, 429)
            .Accepts<MeasurementBody>("application/json").Produces<MeasurementAnswer>(202);
        v1.MapGet("/measurements", (Delegate)ListAsync).RequireScope(AccessScope.Read)
            .Describe("ListMeasurements", "Lists measurements, the last one asked for first; ?cursor=, ?limit= (1 to 200).", 400)
            .Produces<MeasurementListAnswer>();
        v1.MapGet("/measurements/{measurement}", GetAsync).RequireScope(AccessScope.Read)
            .Describe("GetMeasurement", "Shows a measurement: its state, how far it is, and its result. With 'Accept: text/html' the result as a page.", 400, 404)
            .Produces<MeasurementAnswer>().Produces<string>(200, "text/html");
        v1.MapDelete("/measurements/{measurement}", DeleteAsync).RequireScope(AccessScope.Admin)
            .Describe("DeleteMeasurement", "Deletes a measurement; one that waits or runs is given up. Searches no longer go by it.", 400, 404)
            .Produces(204);
    }

    private async Task<IResult> StartAsync(HttpContext context)
    {
        _ = new QueryMembers(context.Request);
        var body = await JsonBody.ReadAsync(context.Request, ApiJson.Shared.MeasurementBody, options.Value.MaxJsonBytes, context.RequestAborted);
        if (body is { Pairs: not null, PairSet: not null })
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, "'pairSet' and 'pairs' were both given.", "Send one of the two.") { Location = "/pairSet" };
        }

        var order = new MeasurementOrder
        {
            PairSet = body.PairSet,
            Pairs = body.Pairs is null ? null : InlinePairs.Read(body.Pairs),
            Collection = body.Collection is null ? null : await store.Collections.GetAsync(body.Collection, context.RequestAborted),
            Models = body.Embeddings,
            Source = body.Source is null ? null : LanguageTags.Parse(body.Source, "/source"),
            Languages = body.Languages is null ? null : [.. body.Languages.Select((l, i) => LanguageTags.Parse(l ?? "", $"/languages/{i}"))],
            Seed = body.Seed,
        };
        using var permit = await gate.WriteAsync(context.RequestAborted);
        var job = await service.StartAsync(order, context.RequestAborted);
        context.Response.Headers.Location = $"/v1/measurements/{job.Id}";
        return TypedResults.Json(MeasurementAnswer.Of(job), ApiJson.Shared.MeasurementAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    private async Task<IResult> ListAsync(HttpContext context)
    {
        var query = new QueryMembers(context.Request, "cursor", "limit");
        var limit = query.Number("limit", 1, 200, 50);
        var before = Cursor.Read(List, query.Text("cursor")) is not { } key ? (MeasurementId?)null
            : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(id)
            : throw Cursor.Unknown();
        var page = await store.Measurements.ListAsync(before, limit + 1, context.RequestAborted);
        var shown = page.Take(limit).ToList();
        return TypedResults.Json(
            new MeasurementListAnswer(
                [.. shown.Select(job => MeasurementAnswer.Of(job))],
                page.Count > limit ? Cursor.After(List, shown[^1].Id.Value.ToString(CultureInfo.InvariantCulture)) : null),
            ApiJson.Shared.MeasurementListAnswer);
    }

    private async Task<IResult> GetAsync(HttpContext context, string measurement)
    {
        _ = new QueryMembers(context.Request);
        var job = (MeasurementId.TryParse(measurement, out var key) ? await store.Measurements.FindAsync(key, context.RequestAborted) : null) ?? throw Missing(measurement);
        var result = job.State == MeasurementState.Done ? await store.Measurements.ReadAsync(job.Id, context.RequestAborted) : null;
        context.Response.Headers.Vary = "Accept";
        if (result is null || !context.Request.PrefersHtml())
        {
            return TypedResults.Json(MeasurementAnswer.Of(job, result), ApiJson.Shared.MeasurementAnswer);
        }

        using var page = new StringWriter(CultureInfo.InvariantCulture);
        MeasurementHtml.Write(result, page);

        // The page brings all it needs with it; whatever a pair set's name may hold, it fetches and sends nothing.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Text(page.ToString(), "text/html", Encoding.UTF8);
    }

    private async Task<IResult> DeleteAsync(HttpContext context, string measurement)
    {
        _ = new QueryMembers(context.Request);
        using var permit = await gate.WriteAsync(context.RequestAborted);
        return MeasurementId.TryParse(measurement, out var key) && await store.Measurements.DeleteAsync(key, context.RequestAborted)
            ? TypedResults.NoContent()
            : throw Missing(measurement);
    }

    private static PhasaException Missing(string id) => new(ErrorCodes.MeasurementNotFound, $"There is no measurement '{Readable.Shorten(id, 80)}'.");
}
