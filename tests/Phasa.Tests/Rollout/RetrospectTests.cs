using Phasa.Rollout.Past;
using static Phasa.Tests.Given;

namespace Phasa.Tests.Rollout;

public sealed class RetrospectTests
{
    private static readonly ExpectedChange Expected = new(Lo, 0.4, 0.8, Own: 0.8, Across: 0.4);

    [Fact]
    public void Of_Windows_IsTheDifferenceOfMeansWorkedOutByHand()
    {
        // Before: 100 searches, all by fallback: mean .4, no spread. After: 50 of 100 in their own index, 30 by fallback, 20 without a hit:
        // mean (50·.8 + 30·.4) / 100 = .52, mean square (50·.64 + 30·.16) / 100 = .368, variance .368 − .2704 = .0976.
        var past = Retrospect.Of(Expected, new(100, 0, 100), new(100, 50, 30));

        Assert.Equal((0.4, 0.52), (past.HitRateBefore!.Value, past.HitRateAfter!.Value), Close);
        Assert.Equal(20, past.After.Zero);
        var half = 1.959964 * Math.Sqrt(0.000976);
        Assert.Equal((0.12, 0.12 - half, 0.12 + half), past.Change!.Value, Close3);
        Assert.Equal(RetrospectVerdict.Less, past.Verdict);
    }

    [Theory]
    [InlineData(100, 100, 0, RetrospectVerdict.AsExpected)]
    [InlineData(400, 250, 100, RetrospectVerdict.Less)]
    [InlineData(29, 29, 0, RetrospectVerdict.TooFew)]
    [InlineData(0, 0, 0, RetrospectVerdict.TooFew)]
    public void Of_After_HasTheVerdict(int searches, int own, int fallback, RetrospectVerdict verdict) =>
        Assert.Equal(verdict, Retrospect.Of(Expected, new(100, 0, 100), new(searches, own, fallback)).Verdict);

    [Fact]
    public void Of_MoreThanExpected_SaysSo() =>
        Assert.Equal(RetrospectVerdict.More, Retrospect.Of(Expected with { HitRateAfter = 0.5 }, new(500, 0, 500), new(500, 490, 10)).Verdict);

    [Fact]
    public void Of_SpreadLargerThanTheExpectedChange_IsTooFew() =>
        Assert.Equal(RetrospectVerdict.TooFew, Retrospect.Of(Expected with { HitRateAfter = 0.41 }, new(40, 10, 10), new(40, 12, 10)).Verdict);

    private static bool Close((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && Math.Abs(a.Item2 - b.Item2) < 1e-9;

    private static bool Close3((double, double, double) a, (double, double, double) b) => Close((a.Item1, a.Item2), (b.Item1, b.Item2)) && Math.Abs(a.Item3 - b.Item3) < 1e-9;
}
