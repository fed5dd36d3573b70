using Phasa.Separation.Uncertainty;

namespace Phasa.Separation.Conditions;

/// <summary>How far synonym and unrelated similarities lie apart, by their means and variances.</summary>
/// <param name="Synonym">Mean similarity of synonym pairs, −1..1.</param>
/// <param name="Unrelated">The noise baseline: mean similarity of unrelated pairs, −1..1; 0 where there is none.</param>
/// <param name="EffectSize">
/// Cohen's d = (mean − mean) / √((s² + s²)/2), from <c>-</c><see cref="MostEffect"/> to <see cref="MostEffect"/>: Cohen,
/// "Statistical Power Analysis for the Behavioral Sciences" (1988), formula 2.3.2. Both variances count alike: there are n − 1
/// times as many unrelated pairs only because all are used. So, for normal distributions, AUC = Φ(d/√2).
/// </param>
internal readonly record struct Spread(double Synonym, double Unrelated, double EffectSize)
{
    /// <summary>Where d ends, which similarities without any variance would make infinite.</summary>
    public const double MostEffect = 100;

    /// <summary>The overlap of two normal distributions of equal variance, 2Φ(−|d|/2), 0..1.</summary>
    public double Overlap => 2 * NormalDistribution.Cumulative(-Math.Abs(EffectSize) / 2);

    /// <summary>The spread of a condition.</summary>
    public static Spread Of(SimilarityMatrix similarities)
    {
        double n = similarities.Items, synonyms = 0, all = 0;
        for (var i = 0; i < n; i++)
        {
            synonyms += similarities[i, i];
            foreach (var value in similarities.Row(i))
            {
                all += value;
            }
        }

        var unrelatedPairs = n * (n - 1);
        var (synonym, unrelated) = (synonyms / n, n < 2 ? 0 : (all - synonyms) / unrelatedPairs);
        double ofSynonyms = 0, ofUnrelated = 0;
        for (var i = 0; i < n; i++)
        {
            var row = similarities.Row(i);
            for (var j = 0; j < n; j++)
            {
                var distance = row[j] - (i == j ? synonym : unrelated);
                _ = i == j ? ofSynonyms += distance * distance : ofUnrelated += distance * distance;
            }
        }

        var variance = n < 2 ? 0 : ((ofSynonyms / (n - 1)) + (ofUnrelated / (unrelatedPairs - 1))) / 2;
        var gap = synonym - unrelated;
        var effect = n < 2 || gap == 0 ? 0 : Math.Clamp(gap / Math.Sqrt(variance), -MostEffect, MostEffect);
        return new(synonym, unrelated, effect);
    }
}
