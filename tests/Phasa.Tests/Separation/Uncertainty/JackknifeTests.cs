using Phasa.Separation.Uncertainty;

namespace Phasa.Tests.Separation.Uncertainty;

public sealed class JackknifeTests
{
    /// <summary>For a mean the jackknife is exactly s/√n: of 1, 2, 3, 6 (mean 3, s² = 14/3) it is √(14/12).</summary>
    [Fact]
    public void StandardError_OfAMean_IsTheTextbookOne()
    {
        double[] values = [1, 2, 3, 6];
        double[] leavingOneOut = [.. values.Select(v => (12 - v) / 3)];
        Assert.Equal(Math.Sqrt(14.0 / 12), Jackknife.StandardError(leavingOneOut), 12);
    }
}
