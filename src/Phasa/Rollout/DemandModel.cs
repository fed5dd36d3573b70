using Phasa.Languages;

namespace Phasa.Rollout;

/// <summary>
/// Tells which documents the searches of a language are about that no index serves.
/// </summary>
/// <remarks>
/// A search that was given a document in another language is about that document as far as the model compares the two languages:
/// with chance <see cref="HitChances.Across"/> the first hit is the right one. Else, and for a search without a hit, it may be
/// about any document, the likelier the more often it is the first hit where search works: π(d) = (first hits in all languages + 1)
/// ÷ Σ over all documents (Laplace's rule of succession). Documents that the language has already take their part of π: what
/// is asked may be nothing that can be translated.
/// </remarks>
/// <param name="traffic">What was asked, by language.</param>
/// <param name="documents">How many documents the collection has.</param>
internal sealed class DemandModel(IReadOnlyDictionary<LanguageTag, LanguageTraffic> traffic, int documents)
{
    private readonly Dictionary<string, int> _firstHits = traffic.Values
        .SelectMany(t => t.FirstHits)
        .GroupBy(h => h.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Sum(h => h.Value), StringComparer.Ordinal);

    private readonly double _all = documents + traffic.Values.Sum(t => (double)t.Own);

    /// <summary>What a translation is expected to bring.</summary>
    public PlanEvidence Of(OpenTranslation open, HitChances chances)
    {
        var asked = traffic.GetValueOrDefault(open.Language) ?? LanguageTraffic.None(open.Language);
        var (given, sought) = (asked.FallbackHits.GetValueOrDefault(open.DocumentId), _firstHits.GetValueOrDefault(open.DocumentId));
        var prior = (sought + 1) / _all;
        var fallback = (chances.Across * given) + ((1 - chances.Across) * prior * asked.Fallback);
        var zero = prior * asked.Zero;
        var share = (double)open.Missing / open.Passages;
        return new(given, sought, share * (fallback + zero), share * ((fallback * chances.Severity) + (zero * chances.Own)), chances);
    }
}
