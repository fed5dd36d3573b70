using Phasa.Languages;

namespace Phasa.Rollout;

/// <summary>What was asked in one language, and what became of it.</summary>
/// <param name="Language">The language.</param>
/// <param name="Own">Searches whose first hit is written or translated in the language.</param>
/// <param name="Fallback">Searches whose first hit is in another language.</param>
/// <param name="Zero">Searches without a hit.</param>
/// <param name="FirstHits">How often each document was the first hit of a search counted in <paramref name="Own"/>, by id.</param>
/// <param name="FallbackHits">How often each was that of one counted in <paramref name="Fallback"/>, by id.</param>
public sealed record LanguageTraffic(
    LanguageTag Language,
    int Own,
    int Fallback,
    int Zero,
    IReadOnlyDictionary<string, int> FirstHits,
    IReadOnlyDictionary<string, int> FallbackHits)
{
    /// <summary>All searches in the language.</summary>
    public int Searches => Own + Fallback + Zero;

    /// <summary>No search at all.</summary>
    public static LanguageTraffic None(LanguageTag language) => new(language, 0, 0, 0, new Dictionary<string, int>(), new Dictionary<string, int>());
}
