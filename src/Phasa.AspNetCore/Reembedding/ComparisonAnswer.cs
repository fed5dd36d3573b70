using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.Reembedding.Comparison;
using Phasa.Separation;

namespace Phasa.AspNetCore.Reembedding;

/// <summary>Two models on the collection's own passages and translations.</summary>
/// <param name="At">When they were compared.</param>
/// <param name="Seed">What the choice of documents and the draws began with.</param>
/// <param name="Documents">Documents that took part.</param>
/// <param name="Passages">Passages that each question was compared with.</param>
/// <param name="Worse">The languages for which the new model is significantly worse.</param>
/// <param name="Paths">The figures by language and path.</param>
internal sealed record ComparisonAnswer(
    DateTimeOffset At, int Seed, int Documents, int Passages, IReadOnlyList<string> Worse, IReadOnlyList<PathAnswer> Paths)
{
    public static ComparisonAnswer Of(SpaceComparison comparison) => new(
        comparison.At, comparison.Seed, comparison.Documents, comparison.Passages,
        [.. comparison.Worse.Select(l => l.Value)], [.. comparison.Paths.Select(PathAnswer.Of)]);
}

/// <summary>Two models on one language's questions.</summary>
/// <param name="Language">The language of the questions.</param>
/// <param name="Path">index: rows in that language; originals: original rows in other languages.</param>
/// <param name="Documents">Documents that the questions come from.</param>
/// <param name="Questions">How many questions.</param>
/// <param name="RecallAt1">Share of questions whose right passage came first.</param>
/// <param name="RecallAt5">Share of those where it was among the first five.</param>
/// <param name="Mrr">Mean of one over the right passage's rank; decides the verdict.</param>
/// <param name="Similarity">Mean cosines.</param>
/// <param name="Verdict">too-few, same, better or worse.</param>
internal sealed record PathAnswer(
    string Language,
    [property: JsonConverter(typeof(KebabEnum<ComparedPath>))] ComparedPath Path,
    int Documents,
    int Questions,
    DifferenceAnswer RecallAt1,
    DifferenceAnswer RecallAt5,
    DifferenceAnswer Mrr,
    SimilarityAnswer Similarity,
    [property: JsonConverter(typeof(KebabEnum<ComparisonVerdict>))] ComparisonVerdict Verdict)
{
    public static PathAnswer Of(LanguageComparison path) => new(
        path.Language.Value, path.Path, path.Documents, path.Questions,
        DifferenceAnswer.Of(path.RecallAt1), DifferenceAnswer.Of(path.RecallAt5), DifferenceAnswer.Of(path.Mrr),
        new(path.First.Right, path.First.Unrelated, path.Second.Right, path.Second.Unrelated), path.Verdict);
}

/// <summary>A figure under both models.</summary>
/// <param name="Old">Under the old model.</param>
/// <param name="New">Under the new one.</param>
/// <param name="Difference">New minus old.</param>
/// <param name="Low">Lower end of the difference's 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
internal sealed record DifferenceAnswer(double Old, double New, double Difference, double Low, double High)
{
    public static DifferenceAnswer Of(PairedDifference difference) =>
        new(difference.First, difference.Second, difference.Difference, difference.Low, difference.High);
}

/// <summary>Mean cosines of questions with their right passage, and with passages of other documents.</summary>
/// <param name="OldRight">Right ones, old model.</param>
/// <param name="OldUnrelated">Unrelated ones, old model.</param>
/// <param name="NewRight">Right ones, new model.</param>
/// <param name="NewUnrelated">Unrelated ones, new model.</param>
internal sealed record SimilarityAnswer(double OldRight, double OldUnrelated, double NewRight, double NewUnrelated);
