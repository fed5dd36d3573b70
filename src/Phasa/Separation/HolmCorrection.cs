namespace Phasa.Separation;

/// <summary>
/// Keeps the chance of a false alarm over several comparisons at what it would be for one: the step-down rule of Holm,
/// "A Simple Sequentially Rejective Multiple Test Procedure" (1979).
/// </summary>
public static class HolmCorrection
{
    /// <summary>The adjusted chances, each 0..1, in the order given: below .05 means significant among all of them.</summary>
    /// <param name="chances">The chance (p-value) of each comparison, 0..1.</param>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> chances)
    {
        var adjusted = new double[chances.Count];
        var least = 0.0;
        foreach (var (step, index) in Enumerable.Range(0, chances.Count).OrderBy(i => chances[i]).Index())
        {
            least = Math.Max(least, Math.Min(1, chances[index] * (chances.Count - step)));
            adjusted[index] = least;
        }

        return adjusted;
    }
}
