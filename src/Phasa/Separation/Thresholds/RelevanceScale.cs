namespace Phasa.Separation.Thresholds;

/// <summary>
/// Turns a similarity into a relevance, 0..1, that can be compared between pairs of languages: the chance that a row so
/// similar is a right one where right and best wrong rows come equally often, 1/(1 + exp(−slope·(s − midpoint))).
/// Platt, "Probabilistic Outputs for Support Vector Machines" (1999).
/// </summary>
/// <param name="Midpoint">The similarity of relevance ½.</param>
/// <param name="Slope">How fast it rises; above 0.</param>
public sealed record RelevanceScale(double Midpoint, double Slope)
{
    /// <summary>The relevance of a similarity, 0..1.</summary>
    public float Of(float similarity) => (float)(1 / (1 + Math.Exp(-Slope * (similarity - Midpoint))));
}
