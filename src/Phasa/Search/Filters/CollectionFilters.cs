using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Phasa.Collections;
using Phasa.Documents;
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

    private readonly ConcurrentDictionary<CollectionId, CollectionMetadata> _metadata = new();
    private readonly ConditionalWeakTable<CollectionSnapshot, ConcurrentDictionary<MetadataFilter, FilteredPassages>> _kept = [];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var metadata in _metadata.Values)
        {
            metadata.Dispose();
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
        if (kept.TryGetValue(filter, out var known))
        {
            return known;
        }

        var metadata = await MetadataAsync(collection.Id, cancellationToken).ConfigureAwait(false);
        try
        {
            var found = await metadata.LookAsync(m => Apply(m, snapshot, filter), cancellationToken).ConfigureAwait(false);
            if (kept.Count >= MostKept)
            {
                kept.Clear();
            }

            // Searches that came to it at once share one set: what scans remember of it is found by the set itself.
            return kept.GetOrAdd(filter, found);
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.CollectionNotFound)
        {
            _metadata.TryRemove(collection.Id, out _);
            throw;
        }
    }

    private static FilteredPassages Apply(CollectionMetadata metadata, CollectionSnapshot snapshot, MetadataFilter filter)
    {
        var passages = new ulong[(snapshot.Documents.Count + 63) / 64];
        var met = new HashSet<DocumentKey>();
        var (last, isMet) = (default(DocumentKey?), false);
        for (var slot = 0; slot < snapshot.Documents.Count; slot++)
        {
            var document = snapshot.Documents[slot];
            if (document != last)
            {
                last = document;
                isMet = metadata.Documents.TryGetValue(document, out var own) && filter.IsMetBy(own);
                if (isMet)
                {
                    met.Add(document);
                }
            }

            if (isMet)
            {
                passages[slot >> 6] |= 1UL << (slot & 63);
            }
        }

        var unknown = FilterKeys.Of(filter).Where(k => !metadata.Keys.ContainsKey(k)).Select(k => (k, FilterKeys.Near(k, metadata.Keys.Keys)));
        return new(new Bitmap(passages).Freeze(), met.Count, [.. unknown]);
    }

    private async ValueTask<CollectionMetadata> MetadataAsync(CollectionId collection, CancellationToken cancellationToken)
    {
        if (_metadata.TryGetValue(collection, out var metadata))
        {
            return metadata;
        }

        // Collections are deleted by any process; this is the moment to let go of the memory of those.
        var there = (await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false)).Select(c => c.Id).ToHashSet();
        foreach (var gone in _metadata.Keys.Where(k => !there.Contains(k)))
        {
            _metadata.TryRemove(gone, out _);
        }

        return _metadata.GetOrAdd(collection, _ => new(collection, store.Feed));
    }
}
