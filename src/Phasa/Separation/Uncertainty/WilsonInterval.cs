namespace Phasa.Separation.Uncertainty;

/// <summary>
/// The interval of a share by Wilson, "Probable Inference, the Law of Succession, and Statistical Inference" (1927). It stays
/// inside 0..1 and does not collapse at the ends as share ± 1.96·se does.
/// </summary>
internal static class WilsonInterval
{
    /// <summary>The interval of a share of so many independent trials.</summary>
    /// <param name="share">The share, 0..1.</param>
    /// <param name="trials">How many trials, above 0; need not be whole.</param>
    /// <param name="z">The distance from the middle of a normal distribution that the interval reaches to; that of 95 % unless given.</param>
    public static Estimate Of(double share, double trials, double z = NormalDistribution.Quantile975)
    {
        var middle = (share + (z * z / (2 * trials))) / (1 + (z * z / trials));
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (z * z / (4 * trials * trials))) / (1 + (z * z / trials));
        return new(share, Math.Max(0, Math.Min(share, middle - half)), Math.Min(1, Math.Max(share, middle + half)));
    }

    /// <summary>
    /// The 95 % interval of a share whose standard error is known otherwise: as of that many independent trials as have this
    /// standard error, n_eff = share·(1 − share)/se², and of no more than a cap, which an accidentally small se would exceed.
    /// </summary>
    /// <param name="share">The share, 0..1.</param>
    /// <param name="standardError">Its standard error; 0 means the cap.</param>
    /// <param name="cap">The most trials, above 0.</param>
    public static Estimate Capped(double share, double standardError, double cap)
    {
        var variance = share * (1 - share);
        return Of(share, standardError > 0 && variance > 0 ? Math.Min(variance / (standardError * standardError), cap) : cap);
    }
}
