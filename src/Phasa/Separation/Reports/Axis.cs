namespace Phasa.Separation.Reports;

/// <summary>A scale of equal steps that begins and ends with a mark.</summary>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends; above <paramref name="Low"/>.</param>
/// <param name="Step">What lies between two marks.</param>
/// <param name="Length">How long it is drawn.</param>
public readonly record struct Axis(double Low, double High, double Step, double Length)
{
    private static readonly double[] Steps = [0.02, 0.05, 0.1, 0.2, 0.25, 0.5];

    /// <summary>The marks, both ends among them.</summary>
    public IEnumerable<double> Marks
    {
        get
        {
            var (low, step) = (Low, Step);
            return Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => low + (i * step));
        }
    }

    /// <summary>The shortest scale around figures that has few marks.</summary>
    /// <param name="low">The least figure.</param>
    /// <param name="high">The greatest.</param>
    /// <param name="length">How long it is drawn.</param>
    /// <param name="most">How many steps it may have.</param>
    public static Axis Around(double low, double high, double length, int most = 5)
    {
        foreach (var step in Steps)
        {
            // The tolerance keeps .3/.1 = 2.9999… from opening another step.
            var (first, last) = (Math.Floor((low / step) + 1e-9), Math.Ceiling((high / step) - 1e-9));
            if (last - first <= most)
            {
                return new(first * step, Math.Max(last, first + 1) * step, step, length);
            }
        }

        return new(Math.Floor(low), Math.Ceiling(high), 1, length);
    }

    /// <summary>The place of a figure; of one beyond the scale, the scale's end.</summary>
    public double At(double value) => double.IsNaN(value) ? 0 : (Math.Clamp(value, Low, High) - Low) / (High - Low) * Length;
}
