using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Paths;
using Phasa.Jobs;
using Phasa.Security;
using Phasa.Storage;

namespace Phasa.AspNetCore.Jobs;

/// <summary>Translation jobs and why they fail.</summary>
internal sealed class JobEndpoints(IKnowledgeStore store)
{
    private const char List = 'j';

    public void Map(IEndpointRouteBuilder v1) =>
        v1.MapGet("/collections/{collection}/jobs", ListAsync).RequireScope(AccessScope.Read)
            .Describe("ListJobs", "Lists translation jobs; ?state=, ?language=, ?cursor=, ?limit= (1 to 200).", 400, 404)
            .Produces<JobListAnswer>();

    private async Task<IResult> ListAsync(HttpContext context, string collection)
    {
        var query = new QueryMembers(context.Request, "state", "language", "cursor", "limit");
        var (state, language, limit) = (query.Name<JobState>("state"), query.Language("language"), query.Number("limit", 1, 200, 50));
        var after = Cursor.Read(List, query.Text("cursor")) is not { } key ? 0
            : long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id
            : throw Cursor.Unknown();
        var found = await store.Collections.GetAsync(collection, context.RequestAborted);
        var page = await store.Jobs.ListAsync(found.Id, state, language, after, limit + 1, context.RequestAborted);
        var shown = page.Take(limit).ToList();
        return TypedResults.Json(
            new JobListAnswer(
                [.. shown.Select(JobAnswer.Of)],
                page.Count > limit ? Cursor.After(List, shown[^1].Id.ToString(CultureInfo.InvariantCulture)) : null),
            ApiJson.Shared.JobListAnswer);
    }
}
