namespace Phasa.Search;

/// <summary>A passage in the fused order.</summary>
/// <param name="Slot">The passage's slot in the snapshot.</param>
/// <param name="Route">The route that found it most relevant.</param>
/// <param name="Similarity">Its cosine there.</param>
/// <param name="Relevance">Its relevance there, 0..1.</param>
/// <param name="Score">Its reciprocal ranks, summed over the routes.</param>
internal readonly record struct FusedPassage(int Slot, RouteReport Route, float Similarity, float Relevance, double Score)
{
    /// <summary>The passage as found by both routes: the scores add up, the more relevant route is the one told.</summary>
    public FusedPassage Join(FusedPassage other) =>
        (other.Relevance > Relevance ? other : this) with { Score = Score + other.Score };
}
