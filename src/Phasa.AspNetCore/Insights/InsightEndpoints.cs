using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Paths;
using Phasa.Monitoring;
using Phasa.Security;
using Phasa.Storage;

namespace Phasa.AspNetCore.Insights;

/// <summary>What the search log tells. It needs a key that sees the service's own state: what others asked is nobody's business who may only search.</summary>
internal sealed class InsightEndpoints(IKnowledgeStore store)
{
    private const char List = 'q';

    public void Map(IEndpointRouteBuilder v1) =>
        v1.MapGet("/collections/{collection}/insights/queries", QueriesAsync).RequireScope(AccessScope.Admin)
            .Describe("ListQueries", "Lists what was asked, the last asked first; ?language=, ?outcome=, ?cursor=, ?limit= (1 to 200).", 400, 404)
            .Produces<QueryListAnswer>();

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
