using Phasa.Languages;

namespace Phasa.Separation.Paths;

/// <summary>How one path serves the queries of one language. Shares and gains lie in 0..1.</summary>
/// <param name="Language">The language of the queries.</param>
/// <param name="Path">The path.</param>
/// <param name="Queries">How many queries.</param>
/// <param name="Similarity">Mean similarity of the right document where the path reaches it, −1..1; null where it never does.</param>
/// <param name="RecallAt1">Share of right documents that come first.</param>
/// <param name="RecallAt5">Share among the first five.</param>
/// <param name="RecallAt10">Share among the first ten.</param>
/// <param name="NdcgAt10">nDCG of the first ten.</param>
/// <param name="Mrr">Mean of one over the rank of the first right document.</param>
public sealed record PathMeasurement(
    LanguageTag Language,
    RetrievalPath Path,
    int Queries,
    double? Similarity,
    double RecallAt1,
    double RecallAt5,
    double RecallAt10,
    double NdcgAt10,
    double Mrr)
{
    /// <summary>How many queries the path reaches a right document for; <see cref="Similarity"/> is their mean.</summary>
    public int Reached { get; init; }
}
