using Phasa.Collections;

namespace Phasa.Indexes.Words;

/// <summary>
/// The word indexes of all collections: one per collection and language, whatever the embedding space. Derived data, which
/// follow the store through <see cref="IIndexFeed.ReadTextsAsync"/> and may be deleted at any time. Implementations are thread-safe.
/// </summary>
public interface IWordIndexes : IDisposable
{
    /// <summary>A snapshot of a collection that holds every write acknowledged before the call.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone.</exception>
    ValueTask<IWordSnapshot> CurrentAsync(Collection collection, CancellationToken cancellationToken = default);
}
