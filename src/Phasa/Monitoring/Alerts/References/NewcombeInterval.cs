using Phasa.Separation.Uncertainty;

namespace Phasa.Monitoring.Alerts.References;

/// <summary>
/// The interval of the difference of two independent shares by the hybrid score method (method 10) of Newcombe, "Interval Estimation for the Difference Between
/// Independent Proportions", Statistics in Medicine 17 (1998): made of the two shares' Wilson intervals, so that it holds for small counts and shares near 0 and 1.
/// </summary>
internal static class NewcombeInterval
{
    /// <summary>The interval of first share less second share.</summary>
    /// <param name="count">Successes of the first.</param>
    /// <param name="of">Its trials, above 0.</param>
    /// <param name="otherCount">Successes of the second.</param>
    /// <param name="otherOf">Its trials, above 0.</param>
    /// <param name="z">The distance from the middle of a normal distribution that the interval reaches to; 1.96 for 95 %.</param>
    public static (double Low, double High) Of(long count, long of, long otherCount, long otherOf, double z)
    {
        var (share, other) = ((double)count / of, (double)otherCount / otherOf);
        var (_, low, high) = WilsonInterval.Of(share, of, z);
        var (_, otherLow, otherHigh) = WilsonInterval.Of(other, otherOf, z);
        var difference = share - other;
        return (difference - Math.Sqrt(Square(share - low) + Square(otherHigh - other)), difference + Math.Sqrt(Square(high - share) + Square(other - otherLow)));
    }

    private static double Square(double x) => x * x;
}
