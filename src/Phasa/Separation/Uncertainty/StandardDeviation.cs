namespace Phasa.Separation.Uncertainty;

/// <summary>The standard deviation of a sample.</summary>
internal static class StandardDeviation
{
    /// <summary>√(Σ (x − mean)²/(n − 1)); 0 of fewer than two values.</summary>
    public static double Of(IReadOnlyCollection<double> values)
    {
        if (values.Count < 2)
        {
            return 0;
        }

        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }
}
