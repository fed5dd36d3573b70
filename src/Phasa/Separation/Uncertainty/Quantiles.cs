namespace Phasa.Separation.Uncertainty;

/// <summary>Quantiles of a sample, between neighbours by their distance: Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996), type 7.</summary>
internal static class Quantiles
{
    /// <summary>The share of a 95 % interval that is left out at each end.</summary>
    public const double Tail = 0.025;

    /// <summary>The value below which a share of the sample lies.</summary>
    /// <param name="sorted">The sample in rising order; not empty.</param>
    /// <param name="share">The share, 0..1.</param>
    public static double Of(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>A figure with the percentile interval of its draws: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.</summary>
    /// <param name="value">The figure itself.</param>
    /// <param name="draws">The figure in each draw, in any order; not empty.</param>
    public static Estimate Interval(double value, IEnumerable<double> draws)
    {
        double[] sorted = [.. draws];
        Array.Sort(sorted);
        return new(value, Of(sorted, Tail), Of(sorted, 1 - Tail));
    }
}
