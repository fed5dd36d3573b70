using Phasa.Languages;

namespace Phasa.Separation.Paths;

/// <summary>What one query got on one path. Shares and gains lie in 0..1.</summary>
/// <param name="QueryId">The query, the same in every language and on every path.</param>
/// <param name="Language">The language it was asked in.</param>
/// <param name="Path">The path.</param>
/// <param name="Similarity">The similarity of the best right document; null where the path does not reach one.</param>
/// <param name="RecallAt1">Share of its right documents that came first.</param>
/// <param name="RecallAt5">Share among the first five.</param>
/// <param name="RecallAt10">Share among the first ten.</param>
/// <param name="NdcgAt10">nDCG of the first ten.</param>
/// <param name="ReciprocalRank">One over the rank of the first right document; 0 when none was found.</param>
public sealed record PathAnswer(
    string QueryId,
    LanguageTag Language,
    RetrievalPath Path,
    double? Similarity,
    double RecallAt1,
    double RecallAt5,
    double RecallAt10,
    double NdcgAt10,
    double ReciprocalRank);
