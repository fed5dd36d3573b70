using Phasa.Documents;

namespace Phasa.Search;

/// <summary>A passage that was found, and how.</summary>
/// <param name="Rank">1 for the best.</param>
/// <param name="Text">What it shows, in the row's language and in the original.</param>
/// <param name="Route">The route that found it.</param>
/// <param name="Similarity">The cosine of query and row, −1..1.</param>
/// <param name="Threshold">The cut of the route's vectors; a hit that words alone found may lie below it.</param>
/// <param name="Relevance">
/// 0..1, comparable between routes where cosines are not: where the pairs of languages of all routes were calibrated by judged queries, the chance that
/// a row so similar is a right one where right and best wrong rows come equally often
/// (<see cref="Separation.Thresholds.RelevanceScale"/>); else how far between the cut and identity the similarity lies.
/// </param>
public sealed record Hit(int Rank, HitText Text, Route Route, float Similarity, Threshold Threshold, float Relevance)
{
    /// <summary>Which legs of the route found it, and how well.</summary>
    public FoundBy Found { get; init; }
}
