namespace Phasa.Monitoring.Insights;

/// <summary>Times in bins that grow: eight for each doubling, so that a quantile read from them is off by 9 % at most.</summary>
public static class LatencyBins
{
    private const double ADoubling = 8;

    /// <summary>The bin of a time; those under a microsecond count as one.</summary>
    public static int Of(TimeSpan time) => (int)Math.Floor(Math.Log2(Math.Max(1, time.TotalMicroseconds)) * ADoubling);

    /// <summary>The time at a part of a bin, 0..1.</summary>
    public static TimeSpan At(int bin, double part) => TimeSpan.FromMicroseconds(Math.Pow(2, (bin + part) / ADoubling));
}
