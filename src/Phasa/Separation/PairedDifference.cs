namespace Phasa.Separation;

/// <summary>How a figure differs between two models that answered the same questions.</summary>
/// <param name="First">The mean over all questions under the first model.</param>
/// <param name="Second">The mean under the second model.</param>
/// <param name="Difference">Second minus first.</param>
/// <param name="Low">Lower end of the 95 % interval of the difference.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="ChanceNotWorse">
/// The share of draws in which the second is not below the first, 1/(draws + 1)..1: small when the second is worse beyond chance.
/// </param>
public sealed record PairedDifference(double First, double Second, double Difference, double Low, double High, double ChanceNotWorse)
{
    /// <summary>
    /// The two-sided chance of so large a difference by luck, 0..1; 1 where nobody worked it out. Twice the share of draws
    /// that lie on the rarer side of 0 (Efron and Tibshirani (1993), section 15.5), and never below what luck alone gives
    /// to n items that all differ the same way, 2^(1 − n): the bootstrap of a few items knows nothing of other items.
    /// </summary>
    public double TwoSidedChance { get; init; } = 1;
}
