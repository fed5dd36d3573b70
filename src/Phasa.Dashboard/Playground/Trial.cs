using Phasa.Search;

namespace Phasa.Dashboard.Playground;

/// <summary>What a question came to on one route; under way while it has neither a result nor a failure.</summary>
/// <param name="Route">The route.</param>
/// <param name="Result">What was found; null when it could not be searched, or not yet.</param>
/// <param name="Failure">Why it could not; null when it could.</param>
public sealed record Trial(RouteChoice Route, SearchResult? Result, PhasaException? Failure)
{
    /// <summary>A route that is under way.</summary>
    internal static Trial Begun(RouteChoice route) => new(route, null, null);

    /// <summary>Asks on one route; what the route cannot do is part of the answer.</summary>
    internal static async Task<Trial> OfAsync(SearchService search, string collection, Question question, RouteChoice route, CancellationToken cancellationToken)
    {
        try
        {
            return new(route, await search.SearchAsync(collection, question.ToRequest(route), cancellationToken), null);
        }
        catch (PhasaException e)
        {
            return new(route, null, e);
        }
    }
}
