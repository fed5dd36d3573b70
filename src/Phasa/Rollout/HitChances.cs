namespace Phasa.Rollout;

/// <summary>How likely a search finds what it is for, 0..1 each.</summary>
/// <param name="Own">Over rows in its own language.</param>
/// <param name="Across">Over rows in the language the knowledge is written in.</param>
/// <param name="IsMeasured">Whether both were measured; else they are assumed.</param>
public readonly record struct HitChances(double Own, double Across, bool IsMeasured)
{
    /// <summary>What is assumed of a pair that nobody has measured: an index serves well, another language half as well.</summary>
    public static HitChances Assumed { get; } = new(0.8, 0.4, IsMeasured: false);

    /// <summary>What an index adds to a search that finds rows in another language today.</summary>
    public double Severity => Math.Max(0, Own - Across);
}
