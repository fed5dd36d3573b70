namespace Phasa.Separation.Thresholds;

/// <summary>What one query found.</summary>
/// <param name="Right">S_ii: the similarity of the right document's best row; null for a query that no document answers.</param>
/// <param name="BestWrong">M_i: the best similarity to any row that is not of the query's document.</param>
public readonly record struct ThresholdSample(float? Right, float BestWrong);
