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
    /// <summary>Vectors of a pair of languages that was measured weak.</summary>
    internal const double Weak = 0.5;

    /// <summary>Vectors of a pair of languages whose meanings the model does not compare.</summary>
    internal const double Broken = 0.25;

    /// <summary>
    /// The weights for a query in one language over rows in another. The model's vectors count in full unless this pair was
    /// measured and found wanting; words need no model and always count the same.
    /// </summary>
    /// <param name="evidence">What was measured in the collection's space, or null.</param>
    /// <param name="query">The language of the query as it is compared.</param>
    /// <param name="rows">The rows' language.</param>
    /// <param name="words">What words count.</param>
    internal static LegWeights For(MeasuredEvidence? evidence, LanguageTag query, LanguageTag rows, double words) =>
        evidence?.Find(query, rows)?.Verdict switch
        {
            null => new(1, words, $"{query}→{rows} was not measured"),
            Verdict.NotEnoughData => new(1, words, $"{query}→{rows} had too little data to tell when measured on {evidence.Day}"),
            Verdict.Working => new(1, words, $"{query}→{rows} measured working on {evidence.Day}"),
            Verdict.Weak => new(Weak, words, $"{query}→{rows} measured weak on {evidence.Day}"),

            // Within a language shared characters are words: such a model finds, if no better than words do.
            Verdict.SurfaceOverlapOnly when query == rows => new(Weak, words, $"{query}→{rows} measured no better than shared characters on {evidence.Day}"),
            Verdict.SurfaceOverlapOnly => new(Broken, words, $"{query}→{rows} measured no better than shared characters on {evidence.Day}"),
            _ => new(Broken, words, $"{query}→{rows} measured broken on {evidence.Day}"),
        };
}
