using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Indexes.Kernels;
using Phasa.Indexes.Sidecars;
using Phasa.Monitoring;
using Phasa.Storage;

namespace Phasa.Indexes;

/// <summary>The in-process indexes of all collections, opened when first searched. Thread-safe.</summary>
public sealed class CollectionIndexes : IDisposable
{
    private readonly IKnowledgeStore _store;
    private readonly IndexFileOptions _options;
    private readonly IndexFolder? _folder;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly VectorPlace? _place;
    private readonly ConcurrentDictionary<string, bool> _cleaned = new();
    private readonly Meter _meter = PhasaMeter.Create();
    private readonly ConcurrentDictionary<(CollectionId Collection, string Space), CollectionIndex> _indexes = new();

    /// <summary>Creates it without any index.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">Where indexes are kept in files; nowhere when omitted.</param>
    /// <param name="time">The clock; the system's when omitted.</param>
    /// <param name="logger">Receives what became of files.</param>
    /// <param name="place">Where vectors are compared; in this process when omitted.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidConfiguration"/> when PHASA_KERNEL names no kernel that runs here.</exception>
    public CollectionIndexes(
        IKnowledgeStore store, IOptions<IndexFileOptions>? options = null, TimeProvider? time = null, ILogger<CollectionIndexes>? logger = null, VectorPlace? place = null)
    {
        (_store, _options, _place) = (store, options?.Value ?? new(), place);
        (_time, _logger) = (time ?? TimeProvider.System, logger ?? NullLogger<CollectionIndexes>.Instance);
        _folder = string.IsNullOrWhiteSpace(_options.Folder) ? null : new(_options.Folder);
        IndexGauges.Add(_meter, () => Figures);

        // A kernel that does not run here is told when the service starts, not at the first search.
        _ = ScanKernels.Active;
    }

    /// <summary>Memory that the rows of all collections in memory take, in bytes.</summary>
    public long Bytes => _indexes.Values.Sum(i => i.Current.Bytes);

    /// <summary>What the indexes in memory hold and take, by collection.</summary>
    public IReadOnlyList<IndexFigures> Figures => [.. _indexes.Values.Select(i => i.Figures)];

    /// <summary>How many collections are held in memory, one that is about to move twice.</summary>
    internal int Count => _indexes.Count;

    /// <summary>What the index of a collection holds and takes; null while it is not in memory.</summary>
    public IndexFigures? FiguresOf(Collection collection) =>
        _indexes.TryGetValue((collection.Id, collection.Space.Id), out var index) ? index.Figures : null;

    /// <summary>Brings a collection's indexes up to date with the store, so that the next search need not.</summary>
    public async Task WarmAsync(Collection collection, CancellationToken cancellationToken = default) =>
        await CurrentAsync(collection, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
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
            var search = await StoreSearchAsync(cancellationToken).ConfigureAwait(false);
            index = _indexes.GetOrAdd(key, _ => IndexOf(collection, collection.Space, search));
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

    /// <summary>As <see cref="CurrentAsync"/>, with the vectors in this process whatever the place where searches compare them: for work that compares all with all. Where they are in the store they are read for this call, and given up with the snapshot.</summary>
    internal async ValueTask<CollectionSnapshot> WithVectorsAsync(Collection collection, CancellationToken cancellationToken)
    {
        if (await StoreSearchAsync(cancellationToken).ConfigureAwait(false) is null)
        {
            return await CurrentAsync(collection, cancellationToken).ConfigureAwait(false);
        }

        using CollectionIndex index = new(collection, collection.Space, _store.Feed, files: null, _time);
        return await index.CatchUpAsync(cancellationToken).ConfigureAwait(false);
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
            var search = await StoreSearchAsync(cancellationToken).ConfigureAwait(false);
            var index = _indexes.GetOrAdd((collection.Id, next.Id), _ => IndexOf(collection, next, search));
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

    /// <summary>Brings the indexes in memory up to date with what others have written, so that the next search need not.</summary>
    internal async Task FollowAsync(CancellationToken cancellationToken)
    {
        foreach (var (key, index) in _indexes)
        {
            try
            {
                await index.CatchUpAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PhasaException e) when (e.Code == ErrorCodes.CollectionNotFound || e.Code == ErrorCodes.SpaceMismatch)
            {
                _indexes.TryRemove(key, out _);
            }
        }
    }

    /// <summary>Brings the indexes in memory up to date and writes the files that have fallen far behind; lets go of collections that were deleted.</summary>
    /// <param name="isLast">Whether the process is about to end.</param>
    /// <param name="cancellationToken">Stops it; old files stay.</param>
    internal async Task FileAsync(bool isLast, CancellationToken cancellationToken)
    {
        if (_folder is null || _indexes.IsEmpty)
        {
            return;
        }

        var spaces = await SpacesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var (key, index) in _indexes)
        {
            if (!spaces.TryGetValue(key.Collection, out var current))
            {
                _indexes.TryRemove(key, out _);
            }
            else if (current == key.Space)
            {
                await index.FileAsync(_options, isLast, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Deletes the files of collections that were deleted and of spaces that collections have left, and, once, what a killed process left behind.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        // The folder first: what another process begins to write after that is not looked at.
        if (_folder?.Sets() is { Count: > 0 } sets)
        {
            var spaces = await SpacesAsync(cancellationToken).ConfigureAwait(false);
            foreach (var (folder, collection, space) in sets)
            {
                if (spaces.GetValueOrDefault(collection) != space)
                {
                    IndexFolder.Discard(folder);
                }
                else if (_cleaned.TryAdd(folder, true))
                {
                    IndexFolder.CleanUp(folder);
                }
            }
        }
    }

    private async Task<Dictionary<CollectionId, string>> SpacesAsync(CancellationToken cancellationToken) =>
        (await _store.Collections.ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(c => c.Id, c => c.Space.Id);

    private ValueTask<IVectorSearch?> StoreSearchAsync(CancellationToken cancellationToken) => _place?.FindAsync(cancellationToken) ?? default;

    private CollectionIndex IndexOf(Collection collection, EmbeddingSpace space, IVectorSearch? search) => search is null
        ? new(collection, space, _store.Feed, _folder is null ? null : new(collection, space, _store, _folder, _options, _logger), _time)
        : new(collection, space, _store.Feed, files: null, _time, new(search, collection.Id, space));

    /// <summary>
    /// Makes sure that a space is the collection's before its indexes are read into memory. Collections are deleted and
    /// moved by any process, so this is also the moment to let go of the memory of those.
    /// </summary>
    private async Task RequireCurrentAsync(Collection collection, CancellationToken cancellationToken)
    {
        var spaces = await SpacesAsync(cancellationToken).ConfigureAwait(false);
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
