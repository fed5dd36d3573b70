using Phasa.Collections;

namespace Phasa.Indexes;

/// <summary>
/// How in-process indexes follow the store. Each committed write to a collection has a sequence number, and a reader
/// that has followed up to a number asks for what came after it, whoever wrote it: this process or another one.
/// </summary>
public interface IIndexFeed
{
    /// <summary>The collection's sequence number now; it grows with each write to its documents. Null when the collection has gone.</summary>
    Task<long?> SequenceAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>
    /// Hands over every document that changed after <paramref name="since"/> (0: all), each once with its rows in one space,
    /// as of one moment: deleted ones first, without passages, then the others in order of their change. One document is held in memory at a time,
    /// and <paramref name="receive"/> keeps the moment alive, so it should be quick and must not write to the store.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="space">The fingerprint of the space. It must be complete at that moment: the collection's own, or one
    /// beside it that has followed every document.</param>
    /// <param name="since">The sequence number that the reader has reached.</param>
    /// <param name="receive">Takes the documents.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The sequence number of that moment.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone;
    /// <see cref="ErrorCodes.SpaceMismatch"/> when the space is not complete, so that documents would be missing from it.</exception>
    Task<long> ReadChangesAsync(CollectionId collection, string space, long since, Action<DocumentChange> receive, CancellationToken cancellationToken = default);
}
