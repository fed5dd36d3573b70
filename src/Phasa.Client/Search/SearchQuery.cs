using System.Text.Json;

namespace Phasa.Client.Search;

/// <summary>A search.</summary>
/// <param name="Query">The question or phrase, 1 to 4,000 characters.</param>
/// <param name="Language">The language it is asked in; found out when null.</param>
/// <param name="Top">How many hits to return, 1 to 1,000; 10 when null.</param>
/// <param name="Route"><c>auto</c> (when null), <c>index</c>, <c>cross-lingual</c> or <c>query-translation</c>.</param>
/// <param name="Filter">Which documents take part, by their metadata; docs/concepts/filters.md has the form.</param>
/// <param name="Threshold">A cosine, −1 to 1, in place of each route's own; −1 switches the cut off.</param>
/// <param name="Legs"><c>both</c>, <c>vector</c> or <c>words</c>; what there is when null.</param>
public sealed record SearchQuery(
    string Query, string? Language = null, int? Top = null, string? Route = null, JsonElement? Filter = null, float? Threshold = null, string? Legs = null);

/// <summary>What a user said about a search, or one of its hits.</summary>
public sealed record Feedback(bool Helpful, string? PassageId = null);
