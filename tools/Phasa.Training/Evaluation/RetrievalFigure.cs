namespace Phasa.Training.Evaluation;

/// <summary>
/// Translation retrieval from one language to another: for how many texts its translation is nearest among all of them.
/// </summary>
/// <param name="From">The language asked in.</param>
/// <param name="To">The language searched.</param>
/// <param name="Items">How many texts there are.</param>
/// <param name="Right">For how many the right one came first.</param>
/// <param name="Aligned">Mean cosine of a text and its translation.</param>
/// <param name="Random">Mean cosine of a text and another's translation.</param>
/// <param name="Surprise">
/// Mean −log of the share that the right translation has of Σ exp(cosine / .05), in nats: moves before <paramref name="Right"/> does.
/// </param>
internal sealed record RetrievalFigure(string From, string To, int Items, int Right, double Aligned, double Random, double Surprise)
{
    /// <summary>P@1, 0..1.</summary>
    public double Precision => (double)Right / Items;

    /// <summary>The 95 % interval of <see cref="Precision"/> (Wilson, 1927).</summary>
    public (double Low, double High) Interval
    {
        get
        {
            const double Z = 1.959963984540054;
            var (n, p) = (Items, Precision);
            var centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
            var half = Z / (1 + Z * Z / n) * Math.Sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
            return (Math.Max(0, centre - half), Math.Min(1, centre + half));
        }
    }
}
