namespace Phasa.Separation.Comparison;

/// <summary>The figures of one model in one condition, and what they were in each draw of the items.</summary>
/// <param name="Auc">AUC, 0..1.</param>
/// <param name="AucDraws">AUC in each draw.</param>
/// <param name="TopOf20">A_20; null with fewer than 20 items.</param>
/// <param name="TopOf20Draws">A_20 in each draw; null with fewer than 20 items.</param>
internal sealed record ConditionDraws(double Auc, double[] AucDraws, double? TopOf20, double[]? TopOf20Draws);
