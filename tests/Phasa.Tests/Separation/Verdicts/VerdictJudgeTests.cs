using Phasa.Separation.Uncertainty;
using Phasa.Separation.Verdicts;

namespace Phasa.Tests.Separation.Verdicts;

public sealed class VerdictJudgeTests
{
    /// <summary>Every row of the protocol's table, and both sides of each of its borders.</summary>
    [Theory]
    [InlineData(60, 0.97, 0.93, 0.99, 0.80, 0.01, Verdict.Working)]
    [InlineData(60, 0.95, 0.90, 0.99, 0.67, 0.01, Verdict.Working)]
    [InlineData(60, 0.97, 0.93, 0.99, 0.80, 0.00, Verdict.SurfaceOverlapOnly)]
    [InlineData(60, 0.97, 0.93, 0.99, 0.80, -0.1, Verdict.SurfaceOverlapOnly)]
    [InlineData(60, 0.949, 0.90, 0.99, 0.80, 0.01, Verdict.Weak)]
    [InlineData(60, 0.97, 0.899, 0.99, 0.80, 0.01, Verdict.Weak)]
    [InlineData(60, 0.97, 0.93, 0.99, 0.669, 0.01, Verdict.Weak)]
    [InlineData(60, 0.85, 0.75, 0.95, 0.40, 0.01, Verdict.Weak)]
    [InlineData(60, 0.75, 0.60, 0.90, 0.40, 0.01, Verdict.Weak)]
    [InlineData(60, 0.70, 0.60, 0.76, 0.40, 0.01, Verdict.Weak)]
    [InlineData(60, 0.70, 0.60, 0.75, 0.40, 0.01, Verdict.Broken)]
    [InlineData(60, 0.30, 0.20, 0.40, 0.01, -0.2, Verdict.Broken)]
    [InlineData(60, 0.85, 0.74, 0.91, 0.40, 0.01, Verdict.NotEnoughData)]
    [InlineData(20, 0.97, 0.93, 0.99, 0.80, 0.01, Verdict.Working)]
    [InlineData(19, 0.97, 0.93, 0.99, 0.80, 0.01, Verdict.NotEnoughData)]
    public void Judge_Figures_FollowsTheTable(int items, double auc, double low, double high, double top, double overControl, Verdict expected) => Assert.Equal(
        expected,
        VerdictJudge.Judge(items, new(auc, low, high), new Estimate(top, top - 0.1, top + 0.1), new(overControl + 0.1, overControl, overControl + 0.2), VerdictRules.Default).Verdict);

    [Fact]
    public void Judge_NoTopOf20_JudgesNothing()
    {
        var (verdict, reason) = VerdictJudge.Judge(12, new(1, 0.95, 1), null, new(0.5, 0.4, 0.6), VerdictRules.Default with { FewestItems = 10 });
        Assert.Equal(Verdict.NotEnoughData, verdict);
        Assert.Equal("12 items are too few to judge by: A_20 needs 20.", reason);
    }

    [Fact]
    public void Judge_OtherRules_AreKept()
    {
        var strict = VerdictRules.Default with { WorkingAuc = 0.99, BrokenHigh = 0.6 };
        Assert.Equal(Verdict.Weak, VerdictJudge.Judge(60, new(0.97, 0.93, 0.98), new(0.8, 0.7, 0.9), new(0.4, 0.3, 0.5), strict).Verdict);
        Assert.Equal(Verdict.Weak, VerdictJudge.Judge(60, new(0.6, 0.5, 0.7), new(0.1, 0, 0.2), new(0.1, 0, 0.2), strict).Verdict);
    }

    [Theory]
    [InlineData(0.97, 0.93, 0.80, 0.3, "AUC 0.970 (0.930 to 0.990) and A_20 0.800 suffice, and AUC is 0.400 (0.300 to 0.500) above that of shared characters.")]
    [InlineData(0.97, 0.93, 0.80, -0.1, "AUC 0.970 (0.930 to 0.990) and A_20 0.800 would suffice, but shared characters alone do as well: the difference in AUC is 0.000 (-0.100 to 0.100).")]
    [InlineData(0.93, 0.88, 0.60, 0.3, "AUC 0.930 is below 0.950; AUC may be as low as 0.880, below 0.900; A_20 0.600 is below 0.670.")]
    [InlineData(0.97, 0.70, 0.80, 0.3, "AUC lies between 0.700 and 0.990, from below 0.750 to above 0.900: too uncertain to judge by.")]
    public void Judge_Verdict_SaysWhichFiguresDecided(double auc, double low, double top, double overControl, string expected) => Assert.Equal(
        expected,
        VerdictJudge.Judge(60, new(auc, low, 0.99), new(top, 0, 1), new(overControl + 0.1, overControl, overControl + 0.2), VerdictRules.Default).Reason);

    [Fact]
    public void Judge_Broken_SaysSo() => Assert.Equal(
        "AUC 0.520 (0.440 to 0.600) lies nowhere above 0.750.",
        VerdictJudge.Judge(60, new(0.52, 0.44, 0.6), new(0.05, 0, 1), new(0, 0, 0), VerdictRules.Default).Reason);
}
