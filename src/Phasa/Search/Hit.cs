using Phasa.Documents;
using Phasa.Search.Legs;

namespace Phasa.Search;

/// <summary>A passage that was found, and how.</summary>
/// <param name="Rank">1 for the best.</param>
/// <param name="Text">What it shows, in the row's language and in the original.</param>
/// <param name="Route">The route that found it.</param>
/// <param name="Similarity">The cosine of query and row, −1..1.</param>
/// <param name="Threshold">The cut of its route for vectors; a hit of words alone need not meet it.</param>
/// <param name="Relevance">
/// 0..1, comparable between routes where cosines are not: where the pairs of languages of all routes were calibrated by judged queries, the chance that
/// a row so similar is a right one where right and best wrong rows come equally often
/// (<see cref="Separation.Thresholds.RelevanceScale"/>); else how far between the cut and identity the similarity lies,
/// and for a hit of words alone how far between the words' cut and all words its coverage lies.
/// </param>
public sealed record Hit(int Rank, HitText Text, Route Route, float Similarity, Threshold Threshold, float Relevance)
{
    /// <summary>Its rank by vectors on its route, 1 for the best; null when words alone found it.</summary>
    public int? VectorRank { get; init; }

    /// <summary>How words found it; null when they did not.</summary>
    public WordsHit? Words { get; init; }

    /// <summary>Its fused score; comparable within one search alone.</summary>
    public double Score { get; init; }

    /// <summary>The reranker's score, comparable within one search alone; null when none compared it.</summary>
    public float? RerankScore { get; init; }

    /// <summary>What found it.</summary>
    public SearchLegs FoundBy => (VectorRank, Words) switch
    {
        (null, not null) => SearchLegs.Words,
        (_, null) => SearchLegs.Vector,
        _ => SearchLegs.Both,
    };
}
