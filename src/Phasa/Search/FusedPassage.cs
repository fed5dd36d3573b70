using Phasa.Search.Legs;

namespace Phasa.Search;

/// <summary>A passage in the fused order.</summary>
/// <param name="Slot">The passage's slot in the snapshot.</param>
/// <param name="Route">The route that found it most relevant.</param>
/// <param name="Similarity">Its cosine there.</param>
/// <param name="Relevance">Its relevance there, 0..1.</param>
/// <param name="Score">Its weighted reciprocal ranks, summed over the legs of the routes.</param>
internal readonly record struct FusedPassage(int Slot, RouteReport Route, float Similarity, float Relevance, double Score)
{
    /// <summary>Its rank by vectors on that route; null when words alone found it there.</summary>
    public int? VectorRank { get; init; }

    /// <summary>How words found it on that route; null when they did not.</summary>
    public WordsHit? Words { get; init; }

    /// <summary>The passage as found by both routes: the scores add up, the more relevant route is the one told.</summary>
    public FusedPassage Join(FusedPassage other) =>
        (other.Relevance > Relevance ? other : this) with { Score = Score + other.Score };
}
