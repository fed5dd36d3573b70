namespace Phasa.Reembedding.Comparison;

/// <summary>Mean cosines, −1..1. Figures of two models say nothing beside each other but by their gaps.</summary>
/// <param name="Right">Of a question and the right passage's best row.</param>
/// <param name="Unrelated">Of a question and passages of other documents.</param>
public sealed record SimilarityFigures(double Right, double Unrelated);
