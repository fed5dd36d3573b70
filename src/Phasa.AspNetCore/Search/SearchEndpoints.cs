using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Phasa.AspNetCore.Description;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Paths;
using Phasa.Search;
using Phasa.Security;

namespace Phasa.AspNetCore.Search;

/// <summary>Searches.</summary>
internal sealed class SearchEndpoints(SearchService search, IOptions<ApiOptions> options)
{
    public void Map(IEndpointRouteBuilder v1) =>
        v1.MapPost("/collections/{collection}/search", SearchAsync).RequireScope(AccessScope.Read)
            .Describe("Search", "Searches a collection and says how each hit was found.", 400, 404, 409, 413, 415, 429, 502)
            .Accepts<SearchBody>("application/json").Produces<SearchAnswer>();

    private async Task<IResult> SearchAsync(HttpContext context, string collection)
    {
        _ = new QueryMembers(context.Request);
        var body = await JsonBody.ReadAsync(context.Request, ApiJson.Shared.SearchBody, options.Value.MaxJsonBytes, context.RequestAborted);
        var request = body.ToRequest();
        var result = await search.SearchAsync(CollectionNames.RequirePossible(collection), request, context.RequestAborted);
        return TypedResults.Json(SearchAnswer.Of(result, request.Explain), ApiJson.Shared.SearchAnswer);
    }
}
