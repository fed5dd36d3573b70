using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Paths;
using Phasa.Monitoring;
using Phasa.Monitoring.Insights;
using Phasa.Security;
using Phasa.Storage;

namespace Phasa.AspNetCore.Insights;

/// <summary>What the search log tells. It needs a key that sees the service's own state: what others asked is nobody's business who may only search.</summary>
internal sealed class InsightEndpoints(IKnowledgeStore store, InsightService insights, TimeProvider time)
{
    private const char List = 'q';
    private const int UsualDays = 30;
    private const int DebtLines = 50;

    public void Map(IEndpointRouteBuilder v1)
    {
        v1.MapGet("/collections/{collection}/insights/languages", LanguagesAsync).RequireScope(AccessScope.Admin)
            .Describe("GetLanguageInsights", "Shows what searches came to per language and span of time; ?from= and ?to= (RFC 3339; the last 30 days), ?bucket= (hour, day, week, month, total; day), ?language=.", 400, 404)
            .Produces<InsightAnswer>();
        v1.MapGet("/collections/{collection}/insights/queries", QueriesAsync).RequireScope(AccessScope.Admin)
            .Describe("ListQueries", "Lists what was asked, the last asked first; ?language=, ?outcome=, ?cursor=, ?limit= (1 to 200).", 400, 404)
            .Produces<QueryListAnswer>();
    }

    private async Task<IResult> LanguagesAsync(HttpContext context, string collection)
    {
        var query = new QueryMembers(context.Request, "from", "to", "bucket", "language");
        var (language, bucket) = (query.Language("language"), query.Name<InsightBucket>("bucket") ?? InsightBucket.Day);
        var to = query.Time("to") ?? time.GetUtcNow();
        var from = query.Time("from") ?? to.AddDays(-UsualDays);
        if (from >= to)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, "'from' is not before 'to'.") { Location = "?from" };
        }

        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        var lines = await insights.ReadAsync(found.Id, from, to, bucket, context.RequestAborted);
        var debt = await store.Insights.DebtAsync(found.Id, language, from, to, DebtLines, context.RequestAborted);
        var dropped = await store.Searches.DroppedAsync(found.Id, context.RequestAborted);
        return TypedResults.Json(
            InsightAnswer.Of(
                from, to, bucket, [.. lines.Where(l => language is null || l.Language == language)], debt,
                dropped.Where(d => d.Hour >= from && d.Hour < to && (language is null || d.Language == language)).Sum(d => d.Searches)),
            ApiJson.Shared.InsightAnswer);
    }

    private async Task<IResult> QueriesAsync(HttpContext context, string collection)
    {
        var query = new QueryMembers(context.Request, "language", "outcome", "cursor", "limit");
        var filter = new SearchLogFilter { Language = query.Language("language"), Outcome = query.Name<SearchOutcome>("outcome") };
        var limit = query.Number("limit", 1, 200, 50);
        var before = Cursor.Read(List, query.Text("cursor")) is not { } key ? (SearchLogPosition?)null
            : SearchLogPosition.TryParse(key, out var position) ? position
            : throw Cursor.Unknown();
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        var page = await store.Searches.QueriesAsync(found.Id, filter, before, limit + 1, context.RequestAborted);
        var dropped = await store.Searches.DroppedAsync(found.Id, context.RequestAborted);
        var shown = page.Take(limit).ToList();
        return TypedResults.Json(
            new QueryListAnswer(
                [.. shown.Select(QueryAnswer.Of)],
                dropped.Where(d => filter.Language is null || d.Language == filter.Language)
                    .Sum(d => filter.Outcome switch { null => d.Searches, SearchOutcome.Zero => d.Zero, _ => d.Searches - d.Zero }),
                page.Count > limit ? Cursor.After(List, shown[^1].Last.Position.ToString()) : null),
            ApiJson.Shared.QueryListAnswer);
    }
}
