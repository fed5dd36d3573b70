using Phasa.Collections;
using Phasa.Embeddings;

namespace Phasa.Calibration;

/// <summary>
/// The calibrated thresholds of a store. Each save or change counts up <see cref="Collection.CalibrationVersion"/> in its
/// transaction, by which searches of every process see that there is something new. A collection's go with it.
/// </summary>
public interface ICalibrationStore
{
    /// <summary>The thresholds of a collection in a space; null when there are none.</summary>
    Task<CollectionCalibration?> FindAsync(CollectionId collection, EmbeddingSpace space, CancellationToken cancellationToken = default);

    /// <summary>The collection's last calibration in whatever space; null when there never was one.</summary>
    Task<CollectionCalibration?> FindLatestAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves a calibration in place of the whole set of its space, and forgets those of spaces that the collection has no
    /// rows in any more. What went wrong before is forgotten too.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="calibration">The thresholds.</param>
    /// <param name="expectedVersion">Only if <see cref="Collection.CalibrationVersion"/> is still this; null saves in any case.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when somebody else has saved meanwhile; nothing was written then.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>.</exception>
    Task<bool> SaveAsync(CollectionId collection, CollectionCalibration calibration, long? expectedVersion, CancellationToken cancellationToken = default);

    /// <summary>Every document of a collection without its text, by key, as of one moment.</summary>
    Task<IReadOnlyList<TitledDocument>> DocumentsAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>How many rows a collection has in each language, in one space.</summary>
    Task<IReadOnlyList<LanguageRows>> CountRowsAsync(CollectionId collection, EmbeddingSpace space, CancellationToken cancellationToken = default);

    /// <summary>Takes the turn to calibrate a collection by itself, so that one process does it at a time.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="duration">How long nobody else gets it, unless it is ended before.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False when another process has it, or the time to try again has not come, or the collection has gone.</returns>
    Task<bool> TakeTurnAsync(CollectionId collection, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Ends a turn.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="error">What went wrong, to be shown; null when nothing did.</param>
    /// <param name="next">When the turn may be taken again; at once when null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task EndTurnAsync(CollectionId collection, string? error, DateTimeOffset? next, CancellationToken cancellationToken = default);

    /// <summary>What went wrong when the collection was last calibrated by itself; null when nothing did.</summary>
    Task<string?> FindErrorAsync(CollectionId collection, CancellationToken cancellationToken = default);
}
