using Phasa.Languages;
using Phasa.Search.Evidence;

namespace Phasa.Search.Legs;

/// <summary>What a rank in each leg of a route counts when ranks are joined.</summary>
/// <param name="Vector">The vectors', 0.1..1.</param>
/// <param name="Words">The words'.</param>
/// <param name="Auc">The measured discriminability that the vectors' weight comes from; null where nothing was measured.</param>
public sealed record LegWeights(double Vector, double Words, double? Auc = null)
{
    /// <summary>What words count beside vectors of a language that works. Chosen on half of the handbook's questions (docs/decisions/0015-legs.md).</summary>
    public const double OfWords = 1.5;

    /// <summary>The discriminability from which a pair of languages works (<see cref="Separation.Verdicts"/>).</summary>
    private const double Working = 0.95;

    private const double Least = 0.1;

    /// <summary>The weights where nothing was measured.</summary>
    public static LegWeights Default { get; } = new(1, OfWords);

    /// <summary>
    /// The weights of a route: words always count the same, vectors as far as the model tells meanings apart,
    /// (A − ½) ÷ (0.95 − ½) within 0.1..1, where A is the measured discriminability of the pair of languages: chance counts
    /// next to nothing, a pair that works counts in full.
    /// </summary>
    /// <param name="evidence">What was measured in the collection's space, or null.</param>
    /// <param name="query">The language of the query's words.</param>
    /// <param name="row">The language of the rows.</param>
    internal static LegWeights For(MeasuredEvidence? evidence, LanguageTag query, LanguageTag row) =>
        evidence?.Find(query, row) is { Verdict: not Separation.Verdicts.Verdict.NotEnoughData } found
            ? new(Math.Clamp((found.Auc.Value - 0.5) / (Working - 0.5), Least, 1), OfWords, found.Auc.Value)
            : Default;
}
