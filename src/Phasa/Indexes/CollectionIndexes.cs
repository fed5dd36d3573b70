using System.Collections.Concurrent;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Indexes;

/// <summary>The in-process indexes of all collections, opened when first searched. Thread-safe.</summary>
public sealed class CollectionIndexes(IKnowledgeStore store) : IDisposable
{
    private readonly ConcurrentDictionary<(CollectionId Collection, string Space), CollectionIndex> _indexes = new();

    /// <summary>How many collections are held in memory, one that has moved to another space twice for a while.</summary>
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

    /// <summary>A snapshot of the collection, in its space, that holds every write acknowledged before the call.</summary>
    internal async ValueTask<CollectionSnapshot> CurrentAsync(Collection collection, CancellationToken cancellationToken)
    {
        // A collection that moves to another space has another index there: a search that began in the old space ends in it.
        var key = (collection.Id, collection.Space.Id);
        if (!_indexes.TryGetValue(key, out var index))
        {
            // Collections are deleted and moved by any process; a new index is a good moment to let go of their memory.
            await ForgetUnusedAsync(cancellationToken).ConfigureAwait(false);
            index = _indexes.GetOrAdd(key, _ => new CollectionIndex(collection.Id, collection.Space, store.Feed));
        }

        try
        {
            return await index.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.CollectionNotFound)
        {
            _indexes.TryRemove(key, out _);
            throw;
        }
    }

    private async Task ForgetUnusedAsync(CancellationToken cancellationToken)
    {
        var used = (await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false)).Select(c => (c.Id, c.Space.Id)).ToHashSet();
        foreach (var key in _indexes.Keys.Where(key => !used.Contains(key)))
        {
            _indexes.TryRemove(key, out _);
        }
    }
}
