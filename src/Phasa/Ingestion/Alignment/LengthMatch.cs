namespace Phasa.Ingestion.Alignment;

/// <summary>How badly two lengths match, after Gale and Church (1993), section 3.2.</summary>
internal static class LengthMatch
{
    /// <summary>Variance per character of the translated length, as the paper estimated it.</summary>
    private const double Variance = 6.8;

    /// <summary>
    /// −ln of the probability that lengths differ at least so much by chance: δ = (b − a) / √(s²·(a + b)/2), two-sided
    /// normal. 0 when they are equal; grows with δ²/2.
    /// </summary>
    public static double Cost(double a, double b)
    {
        if (a == b)
        {
            return 0;
        }

        var delta = Math.Abs(b - a) / Math.Sqrt(Variance * (a + b) / 2);
        return delta < 4 ? -Math.Log(TwoSided(delta)) : Math.Log(delta * Math.Sqrt(Math.PI / 2)) + (delta * delta / 2);
    }

    // Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17: |error| < 7.5e-8.
    private static double TwoSided(double z)
    {
        var t = 1 / (1 + (0.2316419 * z));
        var polynomial = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return Math.Min(1, 2 * polynomial * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI));
    }
}
