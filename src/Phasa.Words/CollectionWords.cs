using System.Globalization;
using Lucene.Net.Index;
using Microsoft.Extensions.Logging;
using Phasa.Collections;
using Phasa.Indexes.Words;
using Phasa.Languages.Terms;
using Phasa.Storage;
using Phasa.Words.Files;
using Phasa.Words.Finding;
using Phasa.Words.Texts;

namespace Phasa.Words;

/// <summary>
/// A collection's word index, following the store through its feed. Searches read <see cref="_current"/> without a lock;
/// whoever finds it behind brings it up to date.
/// </summary>
internal sealed partial class CollectionWords(Collection collection, IKnowledgeStore store, WordFolder folder, ITermAnalyzer analyzer, TimeProvider time, ILogger logger) : IDisposable
{
    private const string MarkKind = "words";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly SegmentState _segments = new();
    private WordIndex? _index;
    private volatile WordSnapshot? _current;
    private volatile Exception? _failure;
    private bool _isWhole = true;
    private int _uncommitted;
    private bool _isMerged;
    private long _changedAt;

    /// <summary>Documents written since the process began, each change counted.</summary>
    public long Written { get; private set; }

    /// <summary>Documents written since the last commit.</summary>
    public int Uncommitted => _uncommitted;

    /// <summary>Whether the files hold all there is, in the segments that searches read.</summary>
    public bool IsCommitted => _uncommitted == 0 && !_isMerged;

    /// <summary>How long ago the last of them was written.</summary>
    public TimeSpan Quiet => time.GetElapsedTime(_changedAt);

    /// <summary>A snapshot at least as new as the store was when the call began.</summary>
    public async ValueTask<IWordSnapshot> CatchUpAsync(CancellationToken cancellationToken)
    {
        var sequence = await SequenceAsync(cancellationToken).ConfigureAwait(false);
        if (_failure is null && _current is { } current && current.Sequence == sequence && current.TryLease() is { } lease)
        {
            return lease;
        }

        // Who stops waiting leaves the work to the next: a first index takes longer than many a client waits. On a thread of
        // its own, because a store may read without ever giving its thread back.
        var following = Task.Run(() => FollowInTurnAsync(_stopping.Token), CancellationToken.None);
        try
        {
            return await following.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = following.ContinueWith(f => f.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>Has the files hold what the index does, so that the next start need not read it from the store.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_index is { IsCopy: false } index && _current is { } current && !IsCommitted && _failure is null)
            {
                // First the mark, then the commit: one that is found is known, unless the store was put back since.
                var commit = new WordCommit(current.Sequence, Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture));
                await store.Marks.AddAsync(collection.Id, MarkKind, commit.Mark, cancellationToken).ConfigureAwait(false);
                index.Writer.SetCommitData(commit.ToUserData());
                index.Writer.Commit();
                (_uncommitted, _isMerged) = (0, false);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            LogUncommitted(collection.Name, index: _index?.Path, e.Message);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Has searches read segments that were merged since the last write, which are fewer.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_index is { } index && _current is { } current && _failure is null && _isWhole && !current.Reader.IsCurrent())
            {
                _current = Publish(index, current.Sequence);
                _isMerged = true;
                current.Dispose();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            _failure = e;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Begins to make one segment of many, beside searches and writes; <see cref="RefreshAsync"/> has searches read it. For a time without writes.</summary>
    public async Task GatherAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_index is { IsCopy: false } index && _current is { } current && _failure is null && _isWhole)
            {
                index.Gather(current.Reader);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            _failure = e;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _turn.Wait();
        try
        {
            Close();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<IWordSnapshot> FollowInTurnAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw Closed();
        }

        try
        {
            // Read in this turn: what another one has reached meanwhile is no sign of a store that was put back.
            var sequence = await SequenceAsync(cancellationToken).ConfigureAwait(false);
            if (_failure is not null || _current is not { } reached || reached.Sequence != sequence)
            {
                reached = await FollowAsync(sequence, cancellationToken).ConfigureAwait(false);
            }

            // In this turn nobody else lets go of it.
            return reached.TryLease()!;
        }
        catch (OperationCanceledException)
        {
            throw Closed();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<WordSnapshot> FollowAsync(long sequence, CancellationToken cancellationToken)
    {
        if (_failure is { } failure)
        {
            LogFailed(collection.Name, failure.Message);
            Close();
        }
        else if (_current is { } current && current.Sequence > sequence)
        {
            // The store was put back to an earlier state under this process.
            Close();
        }

        try
        {
            var index = _index ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
            var since = _current?.Sequence ?? index.Commit?.Sequence ?? 0;
            _isWhole = false;
            using var texts = new TextIndexer(index.Writer, analyzer, isEmpty: index.Writer.MaxDoc == 0);
            var reached = await store.Feed.ReadTextsAsync(collection.Id, since, texts.Add, cancellationToken).ConfigureAwait(false);
            texts.Flush();
            if (texts.Documents > 0)
            {
                (_uncommitted, _changedAt, Written) = (_uncommitted + texts.Documents, time.GetTimestamp(), Written + texts.Documents);
            }

            var old = _current;
            _current = Publish(index, reached);
            _isWhole = true;
            old?.Dispose();
            return _current;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Close();
            throw new PhasaException(
                ErrorCodes.StoreUnavailable, $"The word index of '{collection.Name}' cannot be kept: {e.Message}",
                "Make room on the disk, or let the service write its data folder.", e);
        }
    }

    private WordSnapshot Publish(WordIndex index, long sequence)
    {
        var reader = _current is { } current
            ? DirectoryReader.OpenIfChanged(current.Reader, index.Writer, applyAllDeletes: true)
            : index.Writer.GetReader(applyAllDeletes: true);
        if (reader is null)
        {
            reader = _current!.Reader;
            reader.IncRef();
        }

        return new(reader, sequence, analyzer, _segments, e => _failure = e);
    }

    private Task<WordIndex> OpenAsync(CancellationToken cancellationToken) => WordIndex.OpenAsync(
        folder,
        collection.Id,
        async commit => commit is not null
            && await SequenceAsync(cancellationToken).ConfigureAwait(false) >= commit.Sequence
            && await store.Marks.HasAsync(collection.Id, MarkKind, commit.Mark, cancellationToken).ConfigureAwait(false),
        reason => LogRefused(collection.Name, reason));

    private async Task<long> SequenceAsync(CancellationToken cancellationToken) =>
        await store.Feed.SequenceAsync(collection.Id, cancellationToken).ConfigureAwait(false)
            ?? throw new PhasaException(ErrorCodes.CollectionNotFound, $"Collection '{collection.Name}' was deleted.");

    /// <summary>The error for who asks an index that is closed: its collection has gone, or the process ends.</summary>
    private PhasaException Closed() => new(ErrorCodes.StoreUnavailable, $"The word index of '{collection.Name}' is closed.", "Search again.");

    private void Close()
    {
        _current?.Dispose();
        _index?.Dispose();
        (_index, _current, _failure, _isWhole, _uncommitted, _isMerged) = (null, null, null, true, 0, false);
    }

    [LoggerMessage(2401, LogLevel.Warning, "The word index of '{Collection}' is built anew from the store: {Reason}")]
    private partial void LogRefused(string collection, string reason);

    [LoggerMessage(2402, LogLevel.Warning, "The word index of '{Collection}' failed and is opened again: {Reason}")]
    private partial void LogFailed(string collection, string reason);

    [LoggerMessage(2403, LogLevel.Warning, "The word index of '{Collection}' cannot be written to {Index}, so the next start reads it from the store: {Reason}")]
    private partial void LogUncommitted(string collection, string? index, string reason);
}
