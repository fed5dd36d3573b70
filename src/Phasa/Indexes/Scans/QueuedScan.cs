using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Phasa.Indexes.Scans;

/// <summary>A search that waits for a pass.</summary>
internal interface IQueuedScan
{
    /// <summary>Its scan.</summary>
    RowScan Scan { get; }

    /// <summary>Ends the wait.</summary>
    void Complete(Exception? failure);

    /// <summary>Runs one pass for some that search the same snapshot, and ends their wait.</summary>
    static void RunTogether(ReadOnlySpan<IQueuedScan> queued)
    {
        // Another pass may have taken them all since this one was called for.
        if (queued.IsEmpty)
        {
            return;
        }

        ScanBatch scans = default;
        for (var i = 0; i < queued.Length; i++)
        {
            scans[i] = queued[i].Scan;
        }

        Exception? failure = null;
        try
        {
            ScanPasses.RunTogether(scans[..queued.Length]);
        }
#pragma warning disable CA1031 // Whoever waits gets it; a thread of the pool must not end by it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
        }

        foreach (var scan in queued)
        {
            scan.Complete(failure);
        }
    }

    /// <summary>The scans of a pass, on the stack.</summary>
    [InlineArray(SharedScans.MostTogether)]
    private struct ScanBatch
    {
        private RowScan _first;
    }
}

/// <summary>A search that waits, with a kind of filter. Used again and again.</summary>
internal sealed class QueuedScan<TFilter> : IQueuedScan, IValueTaskSource<int>
    where TFilter : struct, ISlotFilter
{
    private static readonly Spare<QueuedScan<TFilter>> Spares = new();

    // Who waits goes on elsewhere: the thread that runs passes has more of them to run.
    private ManualResetValueTaskSourceCore<int> _source = new() { RunContinuationsAsynchronously = true };
    private RowScan<TFilter>? _scan;

    /// <inheritdoc/>
    public RowScan Scan => _scan!;

    /// <summary>The task to await.</summary>
    public ValueTask<int> Result => new(this, _source.Version);

    /// <summary>A search that is ready to wait.</summary>
    public static QueuedScan<TFilter> Rent(LanguageIndexSnapshot snapshot, ReadOnlySpan<float> query, TFilter admits, TopMatches matches)
    {
        var queued = Spares.Take() ?? new();
        queued._scan = RowScan<TFilter>.Rent(snapshot, query, admits, matches);
        return queued;
    }

    /// <inheritdoc/>
    public void Complete(Exception? failure)
    {
        var rows = failure is null ? Scan.CountAdmitted() : 0;
        Scan.Return();
        _scan = null;
        if (failure is null)
        {
            _source.SetResult(rows);
        }
        else
        {
            _source.SetException(failure);
        }
    }

    /// <inheritdoc/>
    public int GetResult(short token)
    {
        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            _source.Reset();
            Spares.Give(this);
        }
    }

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
