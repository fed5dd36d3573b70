using Phasa.Separation.Thresholds;

namespace Phasa.Tests.Separation.Thresholds;

public sealed class ConformalBandTests
{
    /// <summary>n = 1 at ½ gives Beta(1, 1): every count of 0…m is equally likely, 1/(m+1) each.</summary>
    [Fact]
    public void Of_OneQuery_IsUniform() => Assert.Equal(new(2, 97), ConformalBand.Of(1, 0.5, 99));

    /// <summary>m = 1: the one held-out query lies beyond with chance 1/20, which is inside 95 of 100.</summary>
    [Theory]
    [InlineData(19, 0.05, 1, 0, 1)]
    [InlineData(99, 0.01, 1, 0, 0)]
    [InlineData(45, 0.05, 45, 0, 7)]
    public void Of_SmallCases_AreThoseOfTheBetaBinomial(int n, double share, int m, int low, int high) =>
        Assert.Equal(new(low, high), ConformalBand.Of(n, share, m));

    [Theory]
    [InlineData(45, 45)]
    [InlineData(200, 500)]
    public void Of_ManyDraws_HoldsAboutAsOftenAsItSays(int n, int m)
    {
        var random = new Random(2);
        var band = ConformalBand.Of(n, 0.05, m);
        var inside = Enumerable.Range(0, 2000).Count(_ =>
        {
            var cut = Enumerable.Range(0, n).Select(_ => random.NextDouble()).Order().ElementAt(n - (int)((n + 1) * 0.05));
            return band.Contains(Enumerable.Range(0, m).Count(_ => random.NextDouble() > cut));
        });
        Assert.InRange(inside, 1890, 2000);
    }

    [Fact]
    public void Of_TooFewQueries_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => ConformalBand.Of(18, 0.05, 10));
}
