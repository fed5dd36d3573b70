using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Monitoring;

/// <summary>
/// The log of searches in a store. It is read by time, the latest first, and by query; records leave it by age or with
/// their collection. Each writing call is one transaction.
/// </summary>
public interface ISearchLog
{
    /// <summary>32 random bytes that the store makes once and keeps: the key of <see cref="QueryHash"/>.</summary>
    Task<byte[]> ReadHashKeyAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds records and counts. A record whose id is there already is passed over, so that a call whose end is unknown may
    /// be made again; so is one whose collection has gone.
    /// </summary>
    /// <param name="records">The records, as they are to be kept.</param>
    /// <param name="dropped">Searches to add to those counted and not recorded.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task AppendAsync(IReadOnlyList<SearchRecord> records, IReadOnlyList<DroppedSearches> dropped, CancellationToken cancellationToken = default);

    /// <summary>The search of that id, or null.</summary>
    Task<LoggedSearch?> FindAsync(Guid search, CancellationToken cancellationToken = default);

    /// <summary>Searches of a collection, the latest first.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only those before this place in the log.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<LoggedSearch>> ListAsync(
        CollectionId collection, SearchLogFilter filter, SearchLogPosition? before, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// The queries of a collection, each once per language, the last asked first. Queries without a key cannot be told
    /// apart and stand for themselves.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="filter">Which searches count; others are as if they were not in the log.</param>
    /// <param name="before">Only queries last asked before this place in the log.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<AskedQuery>> QueriesAsync(
        CollectionId collection, SearchLogFilter filter, SearchLogPosition? before, int limit, CancellationToken cancellationToken = default);

    /// <summary>The languages that the searches of a collection were in, by their tags; the collection need not have them.</summary>
    Task<IReadOnlyList<LanguageTag>> LanguagesAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>The searches of a collection that were counted and not recorded, by hour and language, the latest hour first.</summary>
    Task<IReadOnlyList<DroppedSearches>> DroppedAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>Keeps what was said about a search; what was said before about the same hit, or about the whole, is replaced.</summary>
    /// <returns>False when there is no such search.</returns>
    Task<bool> SaveFeedbackAsync(Guid search, SearchFeedback feedback, CancellationToken cancellationToken = default);

    /// <summary>
    /// Passages that were judged for queries whose texts are kept, the last said first. What was said about an answer as a
    /// whole is about its hit when it had one, and about nobody knows which when it had more: it is left out.
    /// </summary>
    Task<IReadOnlyList<JudgedSearch>> JudgedAsync(CollectionId collection, int limit, CancellationToken cancellationToken = default);

    /// <summary>Removes searches from before a time, with their feedback, and those of collections that have gone.</summary>
    /// <param name="before">The time.</param>
    /// <param name="most">How many at most: a short transaction lets others write.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many were removed; fewer than <paramref name="most"/> when none is left.</returns>
    Task<int> PruneAsync(DateTimeOffset before, int most, CancellationToken cancellationToken = default);

    /// <summary>Removes the searches of one collection from before a time; all when null, and with them its figures (<see cref="Insights.ISearchInsights"/>).</summary>
    /// <returns>How many were removed.</returns>
    Task<long> ClearAsync(CollectionId collection, DateTimeOffset? before, CancellationToken cancellationToken = default);
}
