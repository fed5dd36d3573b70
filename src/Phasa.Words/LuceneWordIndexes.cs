using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Indexes.Words;
using Phasa.Languages.Terms;
using Phasa.Storage;
using Phasa.Words.Files;
using Phasa.Words.Texts;

namespace Phasa.Words;

/// <summary>The word indexes of all collections, opened when first searched. Thread-safe.</summary>
public sealed class LuceneWordIndexes(
    IKnowledgeStore store, ITermAnalyzer analyzer, IOptions<WordIndexOptions> options, TimeProvider time, ILogger<LuceneWordIndexes> logger) : IWordIndexes, IAsyncDisposable
{
    private readonly StemmedTerms _terms = new(analyzer);
    private readonly WordFolder _folder = new(options.Value.Folder);
    private readonly ConcurrentDictionary<CollectionId, CollectionWords> _indexes = new();

    /// <inheritdoc/>
    public async ValueTask<IWordSnapshot> CurrentAsync(Collection collection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var index = _indexes.GetOrAdd(collection.Id, _ => new(collection, store, _folder, _terms, time, logger));
        try
        {
            return await index.CatchUpAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.CollectionNotFound)
        {
            Remove(collection.Id);
            throw;
        }
    }

    /// <summary>Documents that this process has read from the store for a collection, each change counted.</summary>
    internal long Written(CollectionId collection) => _indexes.TryGetValue(collection, out var index) ? index.Written : 0;

    /// <summary>Brings the indexes that are open up to date, so that a search after a large import need not.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, index) in _indexes)
        {
            try
            {
                (await index.CatchUpAsync(cancellationToken).ConfigureAwait(false)).Dispose();
                await index.RefreshAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PhasaException e) when (e.Code == ErrorCodes.CollectionNotFound)
            {
                Remove(id);
            }
        }
    }

    /// <summary>Commits what is worth it.</summary>
    /// <param name="isLast">Whether the process ends, so that everything is.</param>
    /// <param name="cancellationToken">Stops between collections.</param>
    public async Task CommitAsync(bool isLast, CancellationToken cancellationToken)
    {
        foreach (var index in _indexes.Values)
        {
            if (!index.IsCommitted && (isLast || index.Uncommitted >= options.Value.CommitAfterDocuments || index.Quiet >= options.Value.CommitAfterQuiet))
            {
                await index.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Has what lies in many segments become one where a collection has had no changes for a while.</summary>
    public async Task GatherAsync(CancellationToken cancellationToken)
    {
        foreach (var index in _indexes.Values.Where(i => i.Quiet >= options.Value.CommitAfterQuiet))
        {
            await index.GatherAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes the indexes of collections that are no longer there.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        // Before the collections: one that is made meanwhile is not among those that seem gone.
        var known = _folder.Collections().Concat(_indexes.Keys).Distinct().ToList();
        var there = (await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false)).Select(c => c.Id).ToHashSet();
        foreach (var gone in known.Where(id => !there.Contains(id)))
        {
            Remove(gone);
        }
    }

    /// <summary>Commits and closes: a command that built an index to ask it once leaves it for the next.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await CommitAsync(isLast: true, CancellationToken.None).ConfigureAwait(false);
        }
        catch (PhasaException)
        {
            // The old commit stays; the next start reads the rest from the store.
        }

        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var index in _indexes.Values)
        {
            index.Dispose();
        }
    }

    private void Remove(CollectionId collection)
    {
        if (_indexes.TryRemove(collection, out var index))
        {
            index.Dispose();
        }

        _folder.Remove(collection);
    }
}
