using Phasa.Collections;
using Phasa.Languages;
using Phasa.Monitoring.Alerts.Drift;

namespace Phasa.Monitoring.Alerts;

/// <summary>The alerts of a store, and what they are told by.</summary>
public interface IAlertStore
{
    /// <summary>
    /// Opens an alert for each finding that has none open, updates those that have, and closes the open ones of the judged kinds and collection that
    /// were not found; all in one transaction.
    /// </summary>
    /// <param name="collection">Whose; null for those of the whole installation.</param>
    /// <param name="judged">The kinds that were looked for.</param>
    /// <param name="findings">What was found, all of these kinds and that collection, each key once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What changed; nothing when the collection has gone.</returns>
    Task<AlertChanges> SettleAsync(
        CollectionId? collection, IReadOnlyCollection<AlertKind> judged, IReadOnlyList<AlertFinding> findings, CancellationToken cancellationToken = default);

    /// <summary>Alerts, the latest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Those with a smaller id than this; null for the latest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<Alert>> ListAsync(AlertFilter filter, long? before, int limit, CancellationToken cancellationToken = default);

    /// <summary>One alert, or null.</summary>
    Task<Alert?> FindAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Says that somebody knows of an alert; who said it first stays.</summary>
    /// <returns>The alert, or null when there is none of that id.</returns>
    Task<Alert?> AcknowledgeAsync(long id, string by, CancellationToken cancellationToken = default);

    /// <summary>How the searches of a collection's languages drift; as far as they were counted (<see cref="Insights.ISearchInsights.RollUpAsync"/>).</summary>
    Task<IReadOnlyList<DriftState>> DriftsAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>Changes a language's state, in one transaction: it may be counted on meanwhile.</summary>
    /// <param name="collection">The collection; nothing happens when it has gone.</param>
    /// <param name="language">The language.</param>
    /// <param name="change">From what is there, or a new one, to what is to be.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task ChangeDriftAsync(CollectionId collection, LanguageTag language, Func<DriftState, DriftState> change, CancellationToken cancellationToken = default);

    /// <summary>What detectors noted of a topic, by subject: the history that nothing else keeps.</summary>
    /// <typeparam name="T">What is noted, as JSON keeps it.</typeparam>
    /// <param name="collection">Whose; null for the whole installation's. A collection's go with it.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyDictionary<string, T>> NotesAsync<T>(CollectionId? collection, string topic, CancellationToken cancellationToken = default)
        where T : class;

    /// <summary>Changes a note, in one transaction: other processes note too.</summary>
    /// <typeparam name="T">What is noted, as JSON keeps it.</typeparam>
    /// <param name="collection">Whose; nothing is noted when it has gone. Null for the whole installation's.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="subject">What it is of.</param>
    /// <param name="change">From what is noted, or null, to what is to be; null takes the note away.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task ChangeNoteAsync<T>(CollectionId? collection, string topic, string subject, Func<T?, T?> change, CancellationToken cancellationToken = default)
        where T : class;
}
