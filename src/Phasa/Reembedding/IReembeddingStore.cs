using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Reembedding.Comparison;

namespace Phasa.Reembedding;

/// <summary>
/// The spaces of collections and the work of moving between them. What every implementation keeps to, so that searches
/// never miss anything: a row of any space is right for its text or is not there (whoever changes a text takes its
/// rows out of every space), and a switch happens only in a transaction that finds the second space complete.
/// </summary>
public interface IReembeddingStore
{
    /// <summary>The collection's spaces; null when it has gone.</summary>
    Task<CollectionSpaces?> SpacesAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>The collection's reembedding, the last one if it has switched; null when there is none.</summary>
    Task<ReembeddingJob?> FindAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>
    /// Begins to move a collection to a space, or goes on where there is one under way to that space: it is then due now,
    /// with no attempts, no error and the given rule; one that was <see cref="ReembeddingState.Ready"/> is compared again.
    /// Rows that the collection has in that space already are used.
    /// </summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>; <see cref="ErrorCodes.ReembeddingConflict"/>
    /// when the collection is in the space already or moves to another one.</exception>
    Task<ReembeddingJob> StartAsync(CollectionId collection, EmbeddingSpace space, SwitchRule rule, CancellationToken cancellationToken = default);

    /// <summary>Has a reembedding under way switch whatever its comparison says, as soon as all rows are there. It is then due now.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ReembeddingConflict"/> when none is under way.</exception>
    Task<ReembeddingJob> SwitchAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>Begins to move a collection back to its previous space.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ReembeddingConflict"/> when there is none, or a reembedding is under way.</exception>
    Task<ReembeddingJob> RollBackAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives up a reembedding that has not switched. A space that was the previous one becomes that again; any other one's
    /// rows go. Searches see nothing of it.
    /// </summary>
    /// <returns>False when there was none under way.</returns>
    Task<bool> CancelAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>Lets go of the previous space.</summary>
    /// <returns>False when there was none.</returns>
    Task<bool> DropPreviousAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>
    /// Leases the reembedding that is due longest, or whose lease has ended: of one collection, or of any. Counts an
    /// attempt, and counts anew how far it is.
    /// </summary>
    Task<ReembeddingJob?> LeaseAsync(TimeSpan duration, CollectionId? collection = null, CancellationToken cancellationToken = default);

    /// <summary>Extends a lease from now.</summary>
    /// <returns>False when the lease is lost.</returns>
    Task<bool> RenewAsync(ReembeddingLease lease, TimeSpan duration, CancellationToken cancellationToken = default);

    /// <summary>Gives a reembedding back unchanged and uncounted, as a worker does that is told to stop. A lost lease is no error.</summary>
    Task ReleaseAsync(ReembeddingLease lease, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends an attempt: <see cref="ReembeddingState.Building"/> to try again at <paramref name="retryAt"/>,
    /// <see cref="ReembeddingState.Ready"/> or <see cref="ReembeddingState.Failed"/> to wait for a person.
    /// </summary>
    /// <returns>False when the lease is lost.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="state"/> is <see cref="ReembeddingState.Switched"/>.</exception>
    Task<bool> EndAsync(ReembeddingLease lease, ReembeddingState state, string? error, DateTimeOffset? retryAt, CancellationToken cancellationToken = default);

    /// <summary>The next texts without rows, at most <paramref name="limit"/>; null when the lease is lost.</summary>
    Task<SpaceGap?> ReadGapAsync(ReembeddingLease lease, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes rows into the space being built, moves its position, and with <paramref name="switchWhenComplete"/> makes it
    /// the current one if nothing is missing then, all in one transaction. Rows of a document that has changed since are
    /// left out: the document comes again. The space left becomes the previous one; the previous one until then goes.
    /// </summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.SpaceMismatch"/> for a vector of another length.</exception>
    Task<FillOutcome> FillAsync(
        ReembeddingLease lease, IReadOnlyList<RowFill> rows, SpacePosition reached, bool switchWhenComplete, CancellationToken cancellationToken = default);

    /// <summary>Keeps the result of a comparison.</summary>
    /// <returns>False when the lease is lost.</returns>
    Task<bool> KeepComparisonAsync(ReembeddingLease lease, SpaceComparison comparison, CancellationToken cancellationToken = default);

    /// <summary>The keys of a collection's documents, ascending.</summary>
    Task<IReadOnlyList<DocumentKey>> DocumentsAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>A document with its rows in two spaces; null when it has gone.</summary>
    /// <param name="document">The document.</param>
    /// <param name="first">The first space.</param>
    /// <param name="second">The second space.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<ComparedDocument?> ReadAsync(DocumentKey document, EmbeddingSpace first, EmbeddingSpace second, CancellationToken cancellationToken = default);

    /// <summary>Deletes rows of spaces that collections have let go of, at most about <paramref name="limit"/>.</summary>
    /// <returns>False when there are none left.</returns>
    Task<bool> SweepAsync(int limit, CancellationToken cancellationToken = default);
}
