using Phasa.Monitoring.Alerts.References;
using Phasa.Separation.Uncertainty;

namespace Phasa.Tests.Monitoring.Alerts;

public sealed class NewcombeIntervalTests
{
    /// <summary>Rows (a), (c), (e) and (h) of Table II of Newcombe (1998), method 10, 95 %.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Of_PublishedExamples_IsThePublishedInterval(long count, long of, long otherCount, long otherOf, double low, double high)
    {
        var interval = NewcombeInterval.Of(count, of, otherCount, otherOf, NormalDistribution.Quantile975);

        Assert.Equal(low, interval.Low, 0.00006);
        Assert.Equal(high, interval.High, 0.00006);
    }

    [Theory]
    [InlineData(0.975, 1.959964)]
    [InlineData(0.5, 0)]
    [InlineData(0.001, -3.090232)]
    [InlineData(0.0000001, -5.199338)]
    public void Quantile_OfTheNormalDistribution_IsThePublishedOne(double p, double x) => Assert.Equal(x, NormalDistribution.Quantile(p), 0.000001);

    [Fact]
    public void Fewest_AtTheUsualLevel_TellsAQuarterApartAndOneFewerDoesNot()
    {
        var z = -NormalDistribution.Quantile(0.001 / 2 / 4);
        var fewest = ReferenceDetector.Fewest(z);

        Assert.True(Width(fewest) <= 0.25);
        Assert.True(Width(fewest - (fewest / 8)) > 0.25);

        double Width(long n) => z * Math.Sqrt(0.5 / n);
    }
}
