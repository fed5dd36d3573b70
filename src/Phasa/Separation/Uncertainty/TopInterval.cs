namespace Phasa.Separation.Uncertainty;

/// <summary>
/// The 95 % interval of A_m: Wilson's, as of min(Â(1 − Â)/se², n) independent contests, with the standard deviation over draws of
/// the items for se. The draws' own percentiles lie too high (<see cref="TopBootstrap"/>) and close up where every contest is won.
/// </summary>
internal static class TopInterval
{
    /// <summary>A_m with its interval.</summary>
    /// <param name="value">A_m, 0..1.</param>
    /// <param name="draws">A_m in each draw.</param>
    /// <param name="items">n.</param>
    public static Estimate Of(double value, double[] draws, int items) => WilsonInterval.Capped(value, StandardDeviation.Of(draws), items);
}
