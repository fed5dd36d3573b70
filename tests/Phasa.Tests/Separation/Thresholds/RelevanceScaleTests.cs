using Phasa.Separation.Conditions;
using Phasa.Separation.Thresholds;

namespace Phasa.Tests.Separation.Thresholds;

public sealed class RelevanceScaleTests
{
    /// <summary>
    /// Two points with n of each: the logistic meets Platt's targets (n+1)/(n+2) and 1/(n+2) exactly, so with n = 8 the
    /// logits are ±ln 9 at .6 and .2: slope 2·ln 9/.4 about .4.
    /// </summary>
    [Fact]
    public void Fit_TwoPoints_MeetsPlattsTargets()
    {
        var scale = Fit([.. Enumerable.Repeat(new ThresholdSample(0.6f, 0.2f), 8)])!;
        Assert.Equal(0.4, scale.Midpoint, 5);
        Assert.Equal(2 * Math.Log(9) / 0.4, scale.Slope, 4);
        Assert.Equal(0.9f, scale.Of(0.6f), 5);
        Assert.Equal(0.1f, scale.Of(0.2f), 5);
    }

    /// <summary>Twice as many unanswerable queries move neither side's weight: the middle of two points moves only by the targets.</summary>
    [Fact]
    public void Fit_UnequalNumbers_WeighBothSidesTheSame()
    {
        var scale = Fit([.. Enumerable.Repeat(new ThresholdSample(0.6f, 0.2f), 8), .. Enumerable.Repeat(new ThresholdSample(null, 0.2f), 8)])!;
        Assert.Equal(0.9f, scale.Of(0.6f), 4);
        Assert.Equal(1f / 18, scale.Of(0.2f), 4);
    }

    [Fact]
    public void Fit_RightRowsBelowWrongOnes_HasNoScale() =>
        Assert.Null(Fit([.. Enumerable.Range(0, 20).Select(i => new ThresholdSample(i / 100f, 0.5f + (i / 100f)))]));

    [Fact]
    public void Fit_EqualSimilarities_HasNoScale() =>
        Assert.Null(Fit([.. Enumerable.Repeat(new ThresholdSample(0.5f, 0.5f), 20)]));

    [Fact]
    public void Fit_FarApart_StaysFinite()
    {
        var scale = Fit([.. Enumerable.Range(0, 500).Select(i => new ThresholdSample(0.9f + (i / 1e5f), -0.9f))])!;
        Assert.InRange(scale.Slope, 1, 20);
        Assert.InRange(scale.Of(0.9f), 0.99f, 1);
    }

    private static RelevanceScale? Fit(IReadOnlyList<ThresholdSample> samples) =>
        ThresholdFitter.Fit(new Condition(Given.Lo, Given.Lo), samples, 0.05, 0.05, seed: 1).Relevance;
}
