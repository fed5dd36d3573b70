namespace Phasa.Separation.Uncertainty;

/// <summary>The standard error that leaving one item out at a time shows: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 11.</summary>
internal static class Jackknife
{
    /// <summary>se = √((n − 1)/n · Σ (θ₋ᵢ − mean)²).</summary>
    /// <param name="leavingOneOut">The figure without each item in turn; not empty.</param>
    public static double StandardError(double[] leavingOneOut)
    {
        var mean = leavingOneOut.Average();
        var n = leavingOneOut.Length;
        return Math.Sqrt((n - 1.0) / n * leavingOneOut.Sum(value => (value - mean) * (value - mean)));
    }
}
