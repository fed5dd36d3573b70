using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Separation.PairSets;

namespace Phasa.Separation.Jobs;

/// <summary>
/// Measurements: those asked for, those under way, their results. Any number of workers may take from it; a measurement
/// is with one worker at a time, and one whose worker died is due again when its lease ends. A result that comes or goes
/// raises <see cref="Collections.Collection.MeasurementVersion"/> of every collection it may speak for, in the same transaction.
/// </summary>
public interface IMeasurementStore
{
    /// <summary>The most measurements that wait or run at once; one more is refused.</summary>
    const int MostOpen = 100;

    /// <summary>
    /// How many ended measurements are kept, the newest ones. The latest result of each space is kept beyond them: for
    /// collections in general, and for each collection that has its own.
    /// </summary>
    const int MostEnded = 100;

    /// <summary>Queues a measurement, due now.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="pairs">The pairs where the caller gave them, else null. They are deleted when the measurement ends.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>; <see cref="ErrorCodes.Overloaded"/> beyond <see cref="MostOpen"/>.</exception>
    Task<MeasurementJob> QueueAsync(MeasurementRequest request, PairSet? pairs, CancellationToken cancellationToken = default);

    /// <summary>Keeps a result that was made elsewhere, as a measurement that is done.</summary>
    /// <param name="measurement">The result.</param>
    /// <param name="collection">The collection it speaks for; null for every one in a measured space.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>.</exception>
    Task<MeasurementJob> SaveAsync(Measurement measurement, CollectionId? collection = null, CancellationToken cancellationToken = default);

    /// <summary>A measurement; null when there is none of that id.</summary>
    Task<MeasurementJob?> FindAsync(MeasurementId id, CancellationToken cancellationToken = default);

    /// <summary>The result of a measurement that is done; null for others.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreIncompatible"/>: what is stored cannot be read.</exception>
    Task<Measurement?> ReadAsync(MeasurementId id, CancellationToken cancellationToken = default);

    /// <summary>Measurements, the last one asked for first.</summary>
    /// <param name="before">Only those asked for before that one; null for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<MeasurementJob>> ListAsync(MeasurementId? before, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// The newest result (by when it was measured) that holds a model in a space and speaks for a collection: in general,
    /// or for that very one. Null when there is none.
    /// </summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreIncompatible"/>: what is stored cannot be read.</exception>
    Task<KeptMeasurement?> LatestAsync(EmbeddingSpace space, CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>Deletes a measurement. A worker that has it loses its lease.</summary>
    /// <returns>False when there is none of that id.</returns>
    Task<bool> DeleteAsync(MeasurementId id, CancellationToken cancellationToken = default);

    /// <summary>Leases the measurement that is due longest, or whose lease has ended. Counts an attempt.</summary>
    Task<MeasurementJob?> LeaseAsync(TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>The pairs that came with the request; null when none came, or the lease is lost.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreIncompatible"/>: what is stored cannot be read.</exception>
    Task<PairSet?> ReadPairsAsync(MeasurementLease lease, CancellationToken cancellationToken = default);

    /// <summary>Extends a lease from now.</summary>
    /// <returns>False when the lease is lost.</returns>
    Task<bool> RenewAsync(MeasurementLease lease, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Keeps how far the worker is.</summary>
    /// <returns>False when the lease is lost.</returns>
    Task<bool> ReportAsync(MeasurementLease lease, MeasurementPhase phase, long done, long total, CancellationToken cancellationToken = default);

    /// <summary>Gives a measurement back uncounted, as a worker does that is told to stop. A lost lease is no error.</summary>
    Task ReleaseAsync(MeasurementLease lease, CancellationToken cancellationToken = default);

    /// <summary>Keeps the result and ends the measurement.</summary>
    /// <returns>False when the lease is lost.</returns>
    Task<bool> CompleteAsync(MeasurementLease lease, Measurement measurement, CancellationToken cancellationToken = default);

    /// <summary>Ends an attempt: back to the queue until <paramref name="retryAt"/>, or failed for good when that is null.</summary>
    /// <returns>False when the lease is lost.</returns>
    Task<bool> FailAsync(MeasurementLease lease, string error, DateTimeOffset? retryAt, CancellationToken cancellationToken = default);
}
