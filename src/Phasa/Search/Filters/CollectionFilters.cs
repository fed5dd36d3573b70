using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Phasa.Collections;
using Phasa.Indexes;
using Phasa.Indexes.Metadata;
using Phasa.Storage;

namespace Phasa.Search.Filters;

/// <summary>
/// Turns filters into sets of passages. A collection's metadata are read into memory at its first search with a filter and
/// follow the store from then on. Thread-safe.
/// </summary>
public sealed class CollectionFilters(IKnowledgeStore store) : IDisposable
{
    /// <summary>A bit per passage each.</summary>
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<CollectionId, Known> _known = new();
    private readonly ConditionalWeakTable<CollectionSnapshot, ConcurrentDictionary<MetadataFilter, FilteredPassages>> _kept = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var known in _known.Values)
        {
            known.Metadata.Dispose();
        }
    }

    /// <summary>The passages of a snapshot whose documents meet a filter, by metadata at least as new as the snapshot.</summary>
    /// <remarks>
    /// Kept for as long as the snapshot is the newest: a document that has changed since is of a later sequence number, which
    /// a search does not take for the one it found.
    /// </remarks>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone.</exception>
    internal async ValueTask<FilteredPassages> ApplyAsync(
        Collection collection, CollectionSnapshot snapshot, MetadataFilter filter, CancellationToken cancellationToken)
    {
        var kept = _kept.GetOrCreateValue(snapshot);
        if (kept.TryGetValue(filter, out var same))
        {
            return same;
        }

        var known = await KnownAsync(collection.Id, cancellationToken).ConfigureAwait(false);
        try
        {
            var found = await known.Metadata.LookAsync(_ => Apply(known, snapshot, filter), cancellationToken).ConfigureAwait(false);
            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            // Searches that came to it at once share one set: what scans remember of it is found by the set itself.
            return kept.GetOrAdd(filter, found);
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.CollectionNotFound)
        {
            _known.TryRemove(collection.Id, out _);
            throw;
        }
    }

    private static FilteredPassages Apply(Known known, CollectionSnapshot snapshot, MetadataFilter filter)
    {
        var keys = known.Metadata.Keys;
        var unknown = FilterKeys.Of(filter).Where(k => !keys.ContainsKey(k)).Select(k => (k, FilterKeys.Near(k, keys.Keys)));
        return new(known.Results.Apply(known.Metadata, snapshot, filter), [.. unknown]);
    }

    private async ValueTask<Known> KnownAsync(CollectionId collection, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(collection, out var known))
        {
            return known;
        }

        // Collections are deleted by any process; this is the moment to let go of the memory of those.
        var there = (await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false)).Select(c => c.Id).ToHashSet();
        foreach (var gone in _known.Keys.Where(k => !there.Contains(k)))
        {
            _known.TryRemove(gone, out _);
        }

        return _known.GetOrAdd(collection, _ => new(new(collection, store.Feed), new()));
    }

    private sealed record Known(CollectionMetadata Metadata, FilterResults Results);
}
