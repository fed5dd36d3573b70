using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Indexes.Metadata;
using Phasa.Indexes.Words;

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
    /// Hands over every document that changed after <paramref name="since"/> (0: all), each once, as of one moment: deleted
    /// ones first, without passages, then the others in order of their change, with those of their rows that lie in
    /// <paramref name="space"/>: no index ever holds rows of two spaces. One document is held in memory at a time,
    /// and <paramref name="receive"/> keeps the moment alive, so it should be quick and must not write to the store.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="space">The space. Every document must have all its rows in it at that moment: it is the collection's own,
    /// or one beside it that lacks nothing.</param>
    /// <param name="since">The sequence number that the reader has reached.</param>
    /// <param name="receive">Takes the documents.</param>
    /// <param name="cancellationToken">Stops it between documents.</param>
    /// <returns>The sequence number of that moment.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone;
    /// <see cref="ErrorCodes.SpaceMismatch"/> when rows are missing from the space, so that documents would not be found.</exception>
    Task<long> ReadChangesAsync(
        CollectionId collection, EmbeddingSpace space, long since, Action<DocumentChange> receive, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="ReadChangesAsync"/>, but rows come without their vectors: for those who leave these in the store.</summary>
    Task<long> ReadPlacesAsync(
        CollectionId collection, EmbeddingSpace space, long since, Action<DocumentChange> receive, CancellationToken cancellationToken = default) =>
        ReadChangesAsync(
            collection, space, since, change => receive(change with { Rows = [.. change.Rows.Select(r => r with { Vector = default })] }), cancellationToken);

    /// <summary>
    /// Hands over the texts of every document that changed after <paramref name="since"/> (0: all), in all languages and
    /// whatever the space; otherwise as <see cref="ReadChangesAsync"/> does.
    /// </summary>
    /// <returns>The sequence number of that moment.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone.</exception>
    Task<long> ReadTextsAsync(CollectionId collection, long since, Action<DocumentTexts> receive, CancellationToken cancellationToken = default);

    /// <summary>
    /// Hands over the metadata of every document that changed after <paramref name="since"/> (0: all), whatever changed of it;
    /// otherwise as <see cref="ReadChangesAsync"/> does.
    /// </summary>
    /// <returns>The sequence number of that moment.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone.</exception>
    Task<long> ReadMetadataAsync(
        CollectionId collection, long since, Action<DocumentMetadataChange> receive, CancellationToken cancellationToken = default);
}
