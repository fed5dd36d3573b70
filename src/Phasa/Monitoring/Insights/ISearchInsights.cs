using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Monitoring.Insights;

/// <summary>
/// Figures of the search log by collection, language, hour and day. They are counted up from the log as it grows, each search
/// once whatever dies in between, and stay when the log's own records leave it by age.
/// </summary>
public interface ISearchInsights
{
    /// <summary>Counts searches that are in the log and not yet in the figures, in the order of the log, with what was said about them.</summary>
    /// <param name="most">How many at most: one transaction.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many; fewer than <paramref name="most"/> when none is left.</returns>
    Task<int> RollUpAsync(int most, CancellationToken cancellationToken = default);

    /// <summary>Figures of a collection in spans that begin in a range of time, in the order of time and language.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="span">The spans.</param>
    /// <param name="from">From when on, the span included that it lies in.</param>
    /// <param name="to">Until when, exclusive.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<InsightLine>> ReadAsync(
        CollectionId collection, InsightSpan span, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);

    /// <summary>The documents that were most often found through fallback, in weeks (from Monday, UTC) that touch a range of time.</summary>
    Task<IReadOnlyList<DebtLine>> DebtAsync(
        CollectionId collection, LanguageTag? language, DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancellationToken = default);
}
