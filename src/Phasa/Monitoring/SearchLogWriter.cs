using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Jobs;
using Phasa.Search;
using Phasa.Security;
using Phasa.Storage;

namespace Phasa.Monitoring;

/// <summary>
/// Takes searches into the log without holding them up: they gather in memory, up to a bound, and are written many at a time by
/// <see cref="SearchLogService"/>, or when this is disposed. A process that is killed loses what has gathered, about a
/// second's searches. Thread-safe.
/// </summary>
/// <remarks>A list under a lock rather than a channel: what waits can be looked into, and leaves only once it is written.</remarks>
public sealed partial class SearchLogWriter(
    IKnowledgeStore store, ApiKeys keys, IOptions<SearchLogOptions> options, TimeProvider time, ILogger<SearchLogWriter> logger) : IAsyncDisposable
{
    /// <summary>The most records of one transaction.</summary>
    internal const int BatchSize = 500;

    private readonly Lock _gate = new();
    private readonly List<SearchRecord> _pending = [];
    private readonly DropCounts _drops = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly JobSignal _due = new();
    private long _dropped;
    private bool _isFull;
    private byte[]? _hashKey;

    /// <summary>Searches that wait to be written.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Searches that were counted and not recorded since this process began.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>What is kept of queries that are asked now.</summary>
    public async ValueTask<QueryTexts> TextsAsync(CancellationToken cancellationToken = default) =>
        options.Value.Queries ?? (await keys.AnyAsync(cancellationToken).ConfigureAwait(false) ? QueryTexts.Hashed : QueryTexts.Full);

    /// <summary>Takes an answered search. Never waits, never fails.</summary>
    internal void Record(Collection collection, SearchRequest request, SearchResult result, SearchClock clock)
    {
        if (options.Value.Enabled && request.IsLogged)
        {
            Record(SearchRecord.Of(collection, request, result, clock, time.GetUtcNow()));
        }
    }

    /// <summary>Takes a record.</summary>
    internal void Record(SearchRecord record)
    {
        bool due, full;
        lock (_gate)
        {
            var hasRoom = _pending.Count < options.Value.MaxPending;
            if (hasRoom)
            {
                _pending.Add(record);
            }
            else
            {
                _drops.Add(record);
                Interlocked.Increment(ref _dropped);
            }

            due = hasRoom && _pending.Count is 1 or BatchSize;
            full = !hasRoom && !_isFull;
            _isFull |= full;
        }

        if (due)
        {
            _due.Set();
        }

        if (full)
        {
            LogFull(options.Value.MaxPending);
        }
    }

    /// <summary>Whether a search waits to be written.</summary>
    internal bool IsPending(Guid search)
    {
        lock (_gate)
        {
            return _pending.Exists(r => r.Id == search);
        }
    }

    /// <summary>Waits until there is something to write and it has had time to gather, at most as long as given.</summary>
    internal async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        if (Pending == 0)
        {
            await _due.WaitAsync(longest, time, cancellationToken).ConfigureAwait(false);
        }

        if (Pending is > 0 and < BatchSize)
        {
            await _due.WaitAsync(options.Value.Flush, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes every search that was taken before the call.</summary>
    /// <exception cref="PhasaException">The store cannot be written; everything still waits.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (await WriteSomeAsync(cancellationToken).ConfigureAwait(false) == BatchSize)
            {
                // The rest that came while this was written can gather again.
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await FlushAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is PhasaException or InvalidOperationException)
        {
            LogLost(e, Pending);
        }

        _due.Dispose();
        _writing.Dispose();
    }

    private async Task<int> WriteSomeAsync(CancellationToken cancellationToken)
    {
        SearchRecord[] batch;
        IReadOnlyList<DroppedSearches> dropped;
        lock (_gate)
        {
            batch = [.. _pending.Take(BatchSize)];
            dropped = _drops.Read();
        }

        if (batch.Length == 0 && dropped.Count == 0)
        {
            return 0;
        }

        await AppendAsync(batch, dropped, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _pending.RemoveRange(0, batch.Length);
            _drops.Subtract(dropped);
            _isFull = false;
        }

        if (dropped.Count > 0)
        {
            LogDropped(dropped.Sum(d => d.Searches));
        }

        return batch.Length;
    }

    private async Task AppendAsync(SearchRecord[] batch, IReadOnlyList<DroppedSearches> dropped, CancellationToken cancellationToken)
    {
        var kept = await AsKeptAsync(batch, cancellationToken).ConfigureAwait(false);
        try
        {
            await store.Searches.AppendAsync(kept, dropped, cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaException e) when (!e.IsTransient)
        {
            // One record that no store takes must not keep all others out for ever.
            foreach (var record in kept)
            {
                await AppendAloneAsync(record, cancellationToken).ConfigureAwait(false);
            }

            await store.Searches.AppendAsync([], dropped, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AppendAloneAsync(SearchRecord record, CancellationToken cancellationToken)
    {
        try
        {
            await store.Searches.AppendAsync([record], [], cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaException e) when (!e.IsTransient)
        {
            LogRefused(e, record.Id);
            lock (_gate)
            {
                _drops.Add(record);
                Interlocked.Increment(ref _dropped);
            }
        }
    }

    private async Task<IReadOnlyList<SearchRecord>> AsKeptAsync(SearchRecord[] records, CancellationToken cancellationToken)
    {
        var texts = await TextsAsync(cancellationToken).ConfigureAwait(false);
        if (texts == QueryTexts.None)
        {
            return [.. records.Select(r => r with { Query = null })];
        }

        var key = _hashKey ??= await store.Searches.ReadHashKeyAsync(cancellationToken).ConfigureAwait(false);
        return [.. records.Select(r => r with { Query = texts == QueryTexts.Full ? r.Query : null, QueryKey = QueryHash.Of(key, r.Query!) })];
    }

    [LoggerMessage(2601, LogLevel.Warning, "The search log does not keep up: {Pending} searches wait to be written. Further ones are counted and not recorded until there is room")]
    private partial void LogFull(int pending);

    [LoggerMessage(2602, LogLevel.Warning, "{Searches} searches were counted and not recorded in the search log, because it did not keep up")]
    private partial void LogDropped(long searches);

    [LoggerMessage(2603, LogLevel.Error, "Search {Search} cannot be recorded in the search log; it is counted")]
    private partial void LogRefused(Exception exception, Guid search);

    [LoggerMessage(2604, LogLevel.Error, "{Searches} searches are lost to the search log: the store could not be written at the end")]
    private partial void LogLost(Exception exception, int searches);
}
