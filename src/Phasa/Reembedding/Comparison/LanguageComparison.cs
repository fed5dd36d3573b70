using Phasa.Languages;
using Phasa.Separation;

namespace Phasa.Reembedding.Comparison;

/// <summary>Two models on the same questions of one language, against the same passages. First is the model in use.</summary>
/// <param name="Language">The language of the questions.</param>
/// <param name="Path">The rows they were compared with.</param>
/// <param name="Documents">Documents that the questions come from.</param>
/// <param name="Questions">How many questions.</param>
/// <param name="First">The first model's similarities.</param>
/// <param name="Second">The second model's.</param>
/// <param name="RecallAt1">Share of questions whose right passage came first.</param>
/// <param name="RecallAt5">Share of those where it was among the first five.</param>
/// <param name="Mrr">Mean of one over the right passage's rank; decides the verdict.</param>
/// <param name="Verdict">What the figures mean.</param>
public sealed record LanguageComparison(
    LanguageTag Language,
    ComparedPath Path,
    int Documents,
    int Questions,
    SimilarityFigures First,
    SimilarityFigures Second,
    PairedDifference RecallAt1,
    PairedDifference RecallAt5,
    PairedDifference Mrr,
    ComparisonVerdict Verdict);
