using System.Collections.Concurrent;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Indexes;

/// <summary>The in-process indexes of all collections, opened when first searched. Thread-safe.</summary>
public sealed class CollectionIndexes(IKnowledgeStore store) : IDisposable
{
    private readonly ConcurrentDictionary<CollectionId, CollectionIndex> _indexes = new();

    /// <summary>How many collections are held in memory.</summary>
    internal int Count => _indexes.Count;

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
        if (!_indexes.TryGetValue(collection.Id, out var index))
        {
            // Collections are deleted by any process; a new one is a good moment to let go of their memory.
            await ForgetDeletedAsync(cancellationToken).ConfigureAwait(false);
            index = _indexes.GetOrAdd(collection.Id, id => new CollectionIndex(id, collection.Space.Dimensions, store.Feed));
        }

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

    private async Task ForgetDeletedAsync(CancellationToken cancellationToken)
    {
        var existing = (await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false)).Select(c => c.Id).ToHashSet();
        foreach (var id in _indexes.Keys.Where(id => !existing.Contains(id)))
        {
            _indexes.TryRemove(id, out _);
        }
    }
}
