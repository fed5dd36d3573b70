namespace Phasa.Separation.Uncertainty;

/// <summary>The normal distribution with mean 0 and variance 1.</summary>
internal static class NormalDistribution
{
    /// <summary>The distance from the middle that 2.5 % lie beyond, on either side.</summary>
    public const double Quantile975 = 1.959963984540054;

    // Beyond it less than 10⁻¹⁵ is left, which a sum near 1 cannot hold.
    private const double Far = 8;

    /// <summary>
    /// Φ(x), the chance of a value up to x, to 10⁻¹⁵: ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …), Marsaglia, "Evaluating the Normal
    /// Distribution", Journal of Statistical Software 11 (2004).
    /// </summary>
    public static double Cumulative(double x)
    {
        if (Math.Abs(x) > Far)
        {
            return x < 0 ? 0 : 1;
        }

        double sum = x, term = x, last = 0;
        for (var odd = 3; sum != last; odd += 2)
        {
            last = sum;
            sum += term *= x * x / odd;
        }

        return 0.5 + (sum * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
    }

    /// <summary>Φ⁻¹(p), the value that a share of <paramref name="p"/> lies below, by halving to 10⁻⁹; ±8 at the ends.</summary>
    /// <param name="p">0..1.</param>
    public static double Quantile(double p)
    {
        double low = -Far, high = Far;
        while (high - low > 1e-9)
        {
            var middle = (low + high) / 2;
            (low, high) = Cumulative(middle) < p ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
