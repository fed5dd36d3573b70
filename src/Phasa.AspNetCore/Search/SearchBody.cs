using System.Text.Json;
using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.AspNetCore.Paths;
using Phasa.Search;
using Phasa.Search.Filters;

namespace Phasa.AspNetCore.Search;

/// <summary>A question to a collection.</summary>
/// <param name="Query">The question or phrase, 1 to 4,000 characters.</param>
/// <param name="Language">The language it is asked in; found out when absent.</param>
/// <param name="Top">How many hits to return, 1 to 1,000; 10 when absent.</param>
/// <param name="Route">The way to go; auto when absent.</param>
/// <param name="Filter">Which documents take part, by their metadata; all when absent.</param>
/// <param name="Threshold">A cosine, −1 to 1, that replaces every route's own threshold; −1 switches the cut off.</param>
/// <param name="Legs">The evidence to use; what there is when absent.</param>
/// <param name="Explain">Whether to say how each route came to its threshold and its weights, and how each hit came to its place.</param>
internal sealed record SearchBody(
    string Query,
    string? Language = null,
    int? Top = null,
    [property: JsonConverter(typeof(KebabEnum<RouteChoice>))] RouteChoice? Route = null,
    JsonElement? Filter = null,
    float? Threshold = null,
    [property: JsonConverter(typeof(KebabEnum<SearchLegs>))] SearchLegs? Legs = null,
    bool? Explain = null)
{
    /// <exception cref="PhasaException">A member is not valid.</exception>
    public SearchRequest ToRequest() => new(Query)
    {
        Language = Language is null ? null : LanguageTags.Parse(Language, "/language"),
        Top = Top ?? 10,
        Route = Route ?? RouteChoice.Auto,
        Threshold = Threshold,
        Legs = Legs,
        Explain = Explain ?? false,
        Filter = Filter is { ValueKind: not JsonValueKind.Null } filter ? FilterParser.Parse(filter) : null,
    };
}
