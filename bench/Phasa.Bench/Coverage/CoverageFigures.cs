namespace Phasa.Bench.Coverage;

/// <summary>What came out at one point.</summary>
/// <param name="Setting">The point.</param>
/// <param name="MeanAuc">The mean of the estimates of AUC.</param>
/// <param name="AucCoverage">The share of AUC's intervals that hold the true AUC.</param>
/// <param name="AucWidth">Their mean width.</param>
/// <param name="AucWidthRatio">The mean width against that of ±1.96 true standard deviations of the estimate.</param>
/// <param name="TopOf20">The true A_20, as the mean of all estimates.</param>
/// <param name="TopOf20Coverage">The share of its intervals that hold it, over a fifth of the data sets.</param>
internal sealed record CoverageFigures(
    CoverageSetting Setting, double MeanAuc, double AucCoverage, double AucWidth, double AucWidthRatio, double TopOf20, double TopOf20Coverage);
