using System.Globalization;
using Phasa.Languages;
using Phasa.Search.Evidence;
using Phasa.Separation.Verdicts;

namespace Phasa.Search.Legs;

/// <summary>What a rank in each leg of a route counts.</summary>
/// <param name="Vector">A rank among the vectors'.</param>
/// <param name="Words">A rank among the words', for a text that holds the whole query.</param>
/// <param name="Reason">Why.</param>
public sealed record LegWeights(double Vector, double Words, string Reason)
{
    /// <summary>The discriminability from which a pair of languages works.</summary>
    private const double Working = 0.95;

    /// <summary>Vectors that tell meanings apart no better than chance, or by shared characters alone.</summary>
    private const double Least = 0.1;

    /// <summary>
    /// The weights for a query in one language over rows in another. Words need no model and always count the same. Vectors
    /// count as far as the model tells meanings of this pair apart, (A − ½) ÷ (0.95 − ½) within 0.1..1, A being the measured
    /// AUC: a pair that works counts in full, chance next to nothing. What was not measured counts in full.
    /// </summary>
    /// <param name="evidence">What was measured in the collection's space, or null.</param>
    /// <param name="query">The language of the query as it is compared.</param>
    /// <param name="rows">The rows' language.</param>
    /// <param name="words">What words count.</param>
    internal static LegWeights For(MeasuredEvidence? evidence, LanguageTag query, LanguageTag rows, double words) =>
        evidence?.Find(query, rows) switch
        {
            null => new(1, words, $"{query}→{rows} was not measured"),
            { Verdict: Verdict.NotEnoughData } => new(1, words, $"{query}→{rows} had too little data to tell when measured on {evidence.Day}"),

            // Within a language shared characters are words: such a model finds, if no better than words do.
            { Verdict: Verdict.SurfaceOverlapOnly } when query != rows => new(Least, words, $"{query}→{rows} measured no better than shared characters on {evidence.Day}"),
            var found => new(
                Math.Clamp((found.Auc.Value - 0.5) / (Working - 0.5), Least, 1),
                words,
                string.Create(CultureInfo.InvariantCulture, $"{query}→{rows} measured A = {found.Auc.Value:0.000} on {evidence.Day}")),
        };
}
