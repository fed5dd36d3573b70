using System.Collections.Concurrent;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Indexes.Kernels;
using Phasa.Storage;

namespace Phasa.Indexes;

/// <summary>The in-process indexes of all collections, opened when first searched. Thread-safe.</summary>
public sealed class CollectionIndexes : IDisposable
{
    private readonly IKnowledgeStore _store;
    private readonly ConcurrentDictionary<(CollectionId Collection, string Space), CollectionIndex> _indexes = new();

    /// <summary>Creates it without any index.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when PHASA_KERNEL names no kernel that runs here.</exception>
    public CollectionIndexes(IKnowledgeStore store)
    {
        _store = store;

        // A kernel that does not run here is told when the service starts, not at the first search.
        _ = ScanKernels.Active;
    }

    /// <summary>Memory that the rows of all collections in memory take, in bytes.</summary>
    public long Bytes => _indexes.Values.Sum(i => i.Current.Bytes);

    /// <summary>How many collections are held in memory, one that is about to move twice.</summary>
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

    /// <summary>A snapshot of the collection that holds every write acknowledged before the call, in the space it is known to be in.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone;
    /// <see cref="ErrorCodes.SpaceMismatch"/> when it is in another space by now.</exception>
    internal async ValueTask<CollectionSnapshot> CurrentAsync(Collection collection, CancellationToken cancellationToken)
    {
        var key = (collection.Id, collection.Space.Id);
        if (!_indexes.TryGetValue(key, out var index))
        {
            await RequireCurrentAsync(collection, cancellationToken).ConfigureAwait(false);
            index = _indexes.GetOrAdd(key, _ => new CollectionIndex(collection.Id, collection.Space, _store.Feed));
        }

        try
        {
            return await index.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.CollectionNotFound || e.Code == ErrorCodes.SpaceMismatch)
        {
            _indexes.TryRemove(key, out _);
            throw;
        }
    }

    /// <summary>Reads the indexes of the space that a collection is about to move to, if its present ones are in memory: the first search after the switch need not.</summary>
    internal async Task PrepareAsync(Collection collection, EmbeddingSpace next, CancellationToken cancellationToken)
    {
        if (!_indexes.ContainsKey((collection.Id, collection.Space.Id)))
        {
            return;
        }

        try
        {
            var index = _indexes.GetOrAdd((collection.Id, next.Id), _ => new CollectionIndex(collection.Id, next, _store.Feed));
            await index.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.SpaceMismatch)
        {
            // A document was written just now; what is missing is read at the first search.
        }
    }

    /// <summary>Lets go of the indexes of a space that a collection has left. Searches that run on them end undisturbed.</summary>
    /// <param name="collection">The collection as it was in that space.</param>
    internal void Forget(Collection collection) => _indexes.TryRemove((collection.Id, collection.Space.Id), out _);

    /// <summary>
    /// Makes sure that a space is the collection's before its indexes are read into memory. Collections are deleted and
    /// moved by any process, so this is also the moment to let go of the memory of those.
    /// </summary>
    private async Task RequireCurrentAsync(Collection collection, CancellationToken cancellationToken)
    {
        var spaces = (await _store.Collections.ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(c => c.Id, c => c.Space.Id);
        foreach (var key in _indexes.Keys.Where(k => spaces.GetValueOrDefault(k.Collection) != k.Space))
        {
            _indexes.TryRemove(key, out _);
        }

        if (spaces.TryGetValue(collection.Id, out var current) && current != collection.Space.Id)
        {
            throw new PhasaException(ErrorCodes.SpaceMismatch, $"Collection '{collection.Name}' has moved to another space.", "Read the collection again.");
        }
    }
}
