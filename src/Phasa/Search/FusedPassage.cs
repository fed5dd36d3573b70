namespace Phasa.Search;

/// <summary>A passage in the fused order.</summary>
/// <param name="Slot">The passage's slot in the snapshot.</param>
/// <param name="Run">The route that found it most relevant.</param>
/// <param name="Found">How that route found it.</param>
/// <param name="Relevance">Its relevance there, 0..1.</param>
/// <param name="Score">Its weighted reciprocal ranks, summed over the legs of all routes.</param>
internal readonly record struct FusedPassage(int Slot, RouteRun Run, FoundBy Found, float Relevance, double Score)
{
    /// <summary>The passage as found by both routes: the scores add up, the more relevant route is the one told.</summary>
    public FusedPassage Join(FusedPassage other) =>
        (other.Relevance > Relevance ? other : this) with { Score = Score + other.Score };
}
