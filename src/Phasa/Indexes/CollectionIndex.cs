using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Indexes.Catalogue;
using Phasa.Indexes.Sidecars;
using Phasa.Monitoring.Traces;

namespace Phasa.Indexes;

/// <summary>
/// A collection's in-process indexes in one space, opened from files where there are good ones and following the store through
/// its feed. Searches read <see cref="Current"/> without a lock; whoever finds it behind brings it up to date.
/// </summary>
/// <param name="collection">The collection.</param>
/// <param name="space">The space.</param>
/// <param name="feed">The store's feed.</param>
/// <param name="files">Its files; null for none.</param>
/// <param name="time">The clock.</param>
/// <param name="stored">Where the vectors are when they stay in the store; null for here.</param>
internal sealed class CollectionIndex(
    Collection collection, EmbeddingSpace space, IIndexFeed feed, CollectionFiles? files, TimeProvider time, StoredVectors? stored = null) : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private volatile CollectionSnapshot _current = new() { Space = space };
    private IndexContent? _content;
    private DateTimeOffset _changedAt;
    private DateTimeOffset _notBefore;

    /// <summary>What it holds, and what memory that takes.</summary>
    public IndexFigures Figures => IndexFigures.Of(collection, _current);

    /// <summary>The latest snapshot.</summary>
    public CollectionSnapshot Current => _current;

    /// <summary>A snapshot at least as new as the store was when the call began.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone;
    /// <see cref="ErrorCodes.SpaceMismatch"/> when it has left the space and been written to since.</exception>
    public async ValueTask<CollectionSnapshot> CatchUpAsync(CancellationToken cancellationToken)
    {
        // Taken before the store is asked: no store that goes forward only can be behind it.
        var before = _current;
        var sequence = await feed.SequenceAsync(collection.Id, cancellationToken).ConfigureAwait(false)
            ?? throw new PhasaException(ErrorCodes.CollectionNotFound, "The collection was deleted.");
        if (before.Sequence <= sequence && _current is var now && now.Sequence >= sequence && now.Health.Failure is null)
        {
            return now;
        }

        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (before.Sequence > sequence && _current == before)
            {
                // The store was put back to an earlier state under this process: what was read is of another history.
                _content = null;
            }

            await FollowAsync(sequence, cancellationToken).ConfigureAwait(false);
            return _current;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>Brings it up to date, so that no search after a long ingestion has to, and writes its files if they have fallen far behind. Searches and writers go on meanwhile.</summary>
    /// <param name="options">When that is.</param>
    /// <param name="isLast">Whether the process is about to end.</param>
    /// <param name="cancellationToken">Stops it and leaves the old files.</param>
    /// <returns>Whether files were written.</returns>
    public async Task<bool> FileAsync(IndexFileOptions options, bool isLast, CancellationToken cancellationToken)
    {
        if (files is null || !await IsUpToDateAsync(cancellationToken).ConfigureAwait(false) || !IsDue(options, isLast))
        {
            return false;
        }

        IndexContent? content = null;
        var before = _current.Bytes;
        try
        {
            var isWritten = await files.WriteAsync(
                () => AloneAsync(
                    () => _content is { IsAhead: false } present ? new SidecarSetWriter(collection.Id, space, content = present) : null, cancellationToken),
                writer => AloneAsync(() => Settle(writer, content!, options.RowsWithVectorsInMemory), CancellationToken.None),
                cancellationToken).ConfigureAwait(false);
            if (!isLast && _current.Bytes < before / 2)
            {
                // From a stack of its own: callers on this one still hold the rows as they were.
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

                // Gigabytes, perhaps, and the process would keep them: collecting at leisure gave nothing back to the system. All
                // threads stop for it, .2 s with a million rows, as often as a collection has doubled.
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }

            return isWritten;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PhasaException)
        {
            _notBefore = time.GetUtcNow() + options.RetryAfter;
            files.LogNotWritten(e);
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private async ValueTask<bool> IsUpToDateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CatchUpAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PhasaException)
        {
            // Whoever searches next is told.
            return false;
        }
    }

    private bool IsDue(IndexFileOptions options, bool isLast)
    {
        var current = _current;
        var rows = current.Languages.Values.Sum(l => (long)l.Living);
        var now = time.GetUtcNow();
        if (rows < options.LeastRows || (!isLast && now < _notBefore))
        {
            return false;
        }

        // While a collection grows its files are written at every doubling, so twice over all; then once more when it rests.
        return current.Unfiled > rows / 2
            || ((isLast || now - _changedAt >= options.Quiet) && current.Unfiled >= Math.Max(options.LeastChanges, rows / 100));
    }

    private async Task FollowAsync(long sequence, CancellationToken cancellationToken)
    {
        while (_content is null || _current.Sequence < sequence || _content.Health.Failure is not null)
        {
            if (_content?.Health.Failure is { } failure)
            {
                // Not opened again, should they resist being deleted.
                files?.Discard(failure);
                _content = new IndexContent(space, stored);
            }

            _content ??= (files is null ? null : await files.OpenAsync(cancellationToken).ConfigureAwait(false)) ?? new IndexContent(space, stored);
            await ReadAsync(_content, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(IndexContent content, CancellationToken cancellationToken)
    {
        using var span = PhasaTracing.Start("index update")?.SetTag(SpanTags.Collection, collection.Name).SetTag("phasa.space", space.Id);
        try
        {
            var reached = stored is null
                ? await feed.ReadChangesAsync(collection.Id, space, content.Sequence, content.Apply, cancellationToken).ConfigureAwait(false)
                : await feed.ReadPlacesAsync(collection.Id, space, content.Sequence, content.Apply, cancellationToken).ConfigureAwait(false);
            _current = content.Publish(reached);
            span?.SetTag(SpanTags.Sequence, reached);
            _changedAt = time.GetUtcNow();
        }
        catch (PhasaException e) when (content.Health.Failure is not null)
        {
            span.Fail(e);

            // Rows were being moved together; what there is of them is not to be trusted. Begun anew by the caller.
        }
        catch (OperationCanceledException)
        {
            // Between two documents: those that were read are read again.
            throw;
        }
        catch (Exception e)
        {
            span.Fail(e);
            _content = null;
            throw;
        }
    }

    private bool Settle(SidecarSetWriter writer, IndexContent content, int rowsInMemory)
    {
        if (_content == content)
        {
            writer.Settle(rowsInMemory);
            _current = content.IsAhead ? _current : content.Snapshot();
        }

        return true;
    }

    private async Task<T> AloneAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return work();
        }
        finally
        {
            _writer.Release();
        }
    }
}
