using Phasa.Separation.Uncertainty;

namespace Phasa.Tests.Separation.Uncertainty;

public sealed class NormalDistributionTests
{
    /// <summary>Abramowitz and Stegun, "Handbook of Mathematical Functions" (1964), table 26.1.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.691462461274013)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(-2, 0.022750131948179)]
    [InlineData(3, 0.998650101968370)]
    [InlineData(1.959963984540054, 0.975)]
    [InlineData(-40, 0)]
    [InlineData(double.PositiveInfinity, 1)]
    public void Cumulative_TabledValues_AreMet(double x, double expected) => Assert.Equal(expected, NormalDistribution.Cumulative(x), 12);
}
