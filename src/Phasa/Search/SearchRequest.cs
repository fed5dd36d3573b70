using Phasa.Languages;
using Phasa.Search.Filters;

namespace Phasa.Search;

/// <summary>A question to a collection.</summary>
/// <param name="Query">The question or phrase, 1–4,000 characters.</param>
public sealed record SearchRequest(string Query)
{
    /// <summary>The most hits a search returns.</summary>
    public const int MaxTop = 1000;

    /// <summary>The longest query, in UTF-16 code units.</summary>
    public const int MaxQueryLength = 4000;

    /// <summary>The query's language; found out when null.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>How many hits to return, 1..1000.</summary>
    public int Top { get; init; } = 10;

    /// <summary>The way to go.</summary>
    public RouteChoice Route { get; init; }

    /// <summary>A cosine that replaces every route's own threshold; −1 switches the cut off.</summary>
    public float? Threshold { get; init; }

    /// <summary>The evidence to use; null takes whatever this installation has.</summary>
    public SearchLegs? Legs { get; init; }

    /// <summary>Which documents take part; all when null.</summary>
    public MetadataFilter? Filter { get; init; }

    /// <summary>Whether to say how each hit and route came about.</summary>
    public bool Explain { get; init; }

    /// <summary>Whether it is a user's and belongs in the search log; evaluations ask without.</summary>
    public bool IsLogged { get; init; } = true;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Query), "/query", "The query is empty.");
        Require(Query.Length <= MaxQueryLength, "/query", $"The query has {Query.Length} characters; {MaxQueryLength} is the limit.");
        Require(Top is >= 1 and <= MaxTop, "/top", $"'top' is {Top}; it must lie between 1 and {MaxTop}.");
        Require(Threshold is null or (>= -1 and <= 1), "/threshold", $"'threshold' is {Threshold}; a cosine lies between -1 and 1.");
    }

    internal static void Require(bool holds, string location, string message)
    {
        if (!holds)
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, message) { Location = location };
        }
    }
}
