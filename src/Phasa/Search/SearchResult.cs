using Phasa.Languages;
using Phasa.Separation.Jobs;

namespace Phasa.Search;

/// <summary>The answer to a search.</summary>
/// <param name="SearchId">A new id for this search, for feedback.</param>
/// <param name="Language">The query's language and how it is known.</param>
/// <param name="Routes">What each route did.</param>
/// <param name="Hits">The hits, best first; each passage at most once.</param>
/// <param name="Warnings">What makes the answer worse than it could be.</param>
/// <param name="Took">How long the search took.</param>
public sealed record SearchResult(
    string SearchId,
    LanguageIdentification Language,
    IReadOnlyList<RouteReport> Routes,
    IReadOnlyList<Hit> Hits,
    IReadOnlyList<SearchWarning> Warnings,
    TimeSpan Took)
{
    /// <summary>Whether it is the answer to an equal search of the last minutes, given again because nothing has changed since.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The measurement that the routes were chosen by; null when there is none for the collection's space.</summary>
    public MeasurementId? Measurement { get; init; }
}
