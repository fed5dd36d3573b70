using System.Collections.Concurrent;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Indexes;

/// <summary>The in-process indexes of all collections, opened when first searched. Thread-safe.</summary>
public sealed class CollectionIndexes(IKnowledgeStore store) : IDisposable
{
    private readonly ConcurrentDictionary<CollectionId, CollectionIndex> _indexes = new();

    /// <summary>Brings a collection's indexes up to date with the store, so that the next search need not.</summary>
    public async Task WarmAsync(Collection collection, CancellationToken cancellationToken = default) =>
        await CurrentAsync(collection, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var index in _indexes.Values)
        {
            index.Dispose();
        }
    }

    /// <summary>A snapshot of the collection that holds every write acknowledged before the call.</summary>
    internal async ValueTask<CollectionSnapshot> CurrentAsync(Collection collection, CancellationToken cancellationToken)
    {
        var index = _indexes.GetOrAdd(collection.Id, id => new CollectionIndex(id, collection.Space.Dimensions, store.Feed));
        try
        {
            return await index.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.CollectionNotFound)
        {
            _indexes.TryRemove(collection.Id, out _);
            throw;
        }
    }
}
