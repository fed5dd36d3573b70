using System.Text.Json.Serialization;
using Phasa.Search;

namespace Phasa.AspNetCore.Search;

/// <summary>What a route did in each leg.</summary>
/// <param name="Vector">By vectors; null when they were not asked.</param>
/// <param name="Words">By words; null when they were not asked.</param>
/// <param name="Weighing">With 'explain', where both were asked: why a rank in a leg counts what it does; else absent.</param>
internal sealed record RouteLegsAnswer(
    VectorLegAnswer? Vector, WordsLegAnswer? Words, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Weighing)
{
    public static RouteLegsAnswer Of(RouteReport r, bool explain) => new(
        r.ComparesVectors ? new(r.Rows, r.Threshold.Value, r.Accepted, r.Best, r.Weights?.Vector ?? 1) : null,
        r.Words is { } w ? new(w.Texts, w.Words, w.LeastCoverage, w.Accepted, w.Best, r.Weights?.Words ?? 1) : null,
        explain ? r.Weights?.Reason : null);
}

/// <summary>What a route did by vectors.</summary>
/// <param name="Rows">Rows it compared.</param>
/// <param name="Threshold">The cosine a row had to reach.</param>
/// <param name="Accepted">Passages that reached it.</param>
/// <param name="Best">The highest cosine, accepted or not; null when there are no rows.</param>
/// <param name="Weight">What a rank counts when ranks are fused.</param>
internal sealed record VectorLegAnswer(int Rows, float Threshold, int Accepted, float? Best, double Weight);

/// <summary>What a route did by words.</summary>
/// <param name="Texts">Texts in the rows' language that the word index holds.</param>
/// <param name="Words">Different words of the query it looked for.</param>
/// <param name="Threshold">The coverage, 0 to 1, that a text had to reach if vectors did not accept it.</param>
/// <param name="Accepted">Passages that reached it, or that vectors accepted, too.</param>
/// <param name="Best">The highest coverage, accepted or not; null when no text holds a word.</param>
/// <param name="Weight">What a rank counts when ranks are fused, at a coverage of 1.</param>
internal sealed record WordsLegAnswer(int Texts, int Words, float Threshold, int Accepted, float? Best, double Weight);

/// <summary>How a hit came to its place.</summary>
/// <param name="Vector">By vectors; null when they did not find it.</param>
/// <param name="Words">By words; null when they did not find it.</param>
/// <param name="Score">The fused score: the sum of weight ÷ (20 + rank), that of words times the coverage. Comparable within one search.</param>
/// <param name="Rerank">The reranker's score; absent where none compared it.</param>
internal sealed record HitLegsAnswer(
    VectorHitAnswer? Vector, WordsHitAnswer? Words, double Score, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] float? Rerank)
{
    private static readonly string[] Vectors = ["vector"];
    private static readonly string[] WordsAlone = ["words"];
    private static readonly string[] Both = ["vector", "words"];

    public static HitLegsAnswer Of(Hit hit) => new(
        hit.VectorRank is { } rank ? new(rank, hit.Similarity) : null,
        hit.Words is { } w ? new(w.Rank, w.Score, w.Coverage) : null,
        hit.Score,
        hit.RerankScore);

    public static IReadOnlyList<string> Names(Hit hit) => hit.FoundBy switch
    {
        SearchLegs.Both => Both,
        SearchLegs.Words => WordsAlone,
        _ => Vectors,
    };
}

/// <summary>A hit by vectors.</summary>
/// <param name="Rank">Its rank on its route.</param>
/// <param name="Similarity">The cosine of query and row.</param>
internal sealed record VectorHitAnswer(int Rank, float Similarity);

/// <summary>A hit by words.</summary>
/// <param name="Rank">Its rank on its route.</param>
/// <param name="Score">BM25, comparable within one route of one search.</param>
/// <param name="Coverage">The share of the query's words, by their rarity, that the text holds, 0 to 1.</param>
internal sealed record WordsHitAnswer(int Rank, float Score, float Coverage);
