using Phasa.Separation.Uncertainty;

namespace Phasa.Tests.Separation.Uncertainty;

public sealed class WilsonIntervalTests
{
    /// <summary>Method 3 of Newcombe, "Two-Sided Confidence Intervals for the Single Proportion", Statistics in Medicine 17 (1998), table I.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Of_PublishedExamples_GivesThePublishedEnds(int successes, int trials, double low, double high)
    {
        var interval = WilsonInterval.Of((double)successes / trials, trials);
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    /// <summary>A standard error of a share of n independent trials, √(p(1 − p)/n), stands for those n.</summary>
    [Fact]
    public void Capped_StandardErrorOfIndependentTrials_IsTheirInterval()
    {
        var (expected, actual) = (WilsonInterval.Of(0.8, 50), WilsonInterval.Capped(0.8, Math.Sqrt(0.8 * 0.2 / 50), cap: 1000));
        Assert.Equal(expected.Low, actual.Low, 12);
        Assert.Equal(expected.High, actual.High, 12);
    }

    [Theory]
    [InlineData(0.8, 0.0)]
    [InlineData(0.8, 1e-9)]
    [InlineData(1.0, 0.0)]
    public void Capped_LittleOrNoSpread_IsThatOfTheCap(double share, double standardError) =>
        Assert.Equal(WilsonInterval.Of(share, 40), WilsonInterval.Capped(share, standardError, 40));

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(1.0)]
    public void Of_AnyShare_ContainsItAndStaysInsideZeroToOne(double share)
    {
        var interval = WilsonInterval.Of(share, 0.7);
        Assert.InRange(share, interval.Low, interval.High);
        Assert.InRange(interval.Low, 0, 1);
        Assert.InRange(interval.High, 0, 1);
    }
}
