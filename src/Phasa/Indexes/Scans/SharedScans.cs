namespace Phasa.Indexes.Scans;

/// <summary>
/// Lets searches that come at the same time share a pass over the rows. As many passes run as there are cores; a search
/// that comes while one is free begins at once, on its own thread, and waits for nobody. Others queue, and the next free
/// core takes up to <see cref="MostTogether"/> of them that search the same snapshot, whatever their filters. Thread-safe.
/// </summary>
/// <param name="passes">Passes that may run at once; the number of cores when omitted.</param>
internal sealed class SharedScans(int? passes = null) : IThreadPoolWorkItem
{
    /// <summary>Queries in a pass. More would still save reading, but arithmetic is the limit by then.</summary>
    public const int MostTogether = 4;

    private readonly int _passes = passes ?? Environment.ProcessorCount;
    private readonly Lock _lock = new();
    private readonly LinkedList<IQueuedScan> _queue = new();
    private readonly Stack<LinkedListNode<IQueuedScan>> _nodes = new();
    private readonly Spare<IQueuedScan[]> _batches = new();
    private int _running;

    /// <summary>The queue of this process.</summary>
    public static SharedScans Default { get; } = new();

    /// <summary>Searches that wait now.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _queue.Count;
            }
        }
    }

    /// <summary>Compares a query with every living row whose passage the filter admits, as <see cref="LanguageIndexSnapshot.Scan{TFilter}(ReadOnlySpan{float}, TFilter, TopMatches)"/> does.</summary>
    /// <param name="snapshot">The rows.</param>
    /// <param name="query">A vector of length 1 in the index's space. It is copied before the call returns.</param>
    /// <param name="admits">Whether the passage at a slot takes part.</param>
    /// <param name="matches">Receives the rows; untouched by others until the task ends.</param>
    /// <returns>How many rows took part. To be awaited once.</returns>
    public ValueTask<int> ScanAsync<TFilter>(LanguageIndexSnapshot snapshot, ReadOnlySpan<float> query, TFilter admits, TopMatches matches)
        where TFilter : struct, ISlotFilter
    {
        if (TryBegin())
        {
            return new(RunAtOnce(snapshot, query, admits, matches));
        }

        var queued = QueuedScan<TFilter>.Rent(snapshot, query, admits, matches);
        var result = queued.Result;
        if (Queue(queued))
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return result;
    }

    /// <summary>Runs one pass for those that wait longest.</summary>
    public void Execute()
    {
        var batch = _batches.Take() ?? new IQueuedScan[MostTogether];
        var count = TakeTogether(batch);
        try
        {
            IQueuedScan.RunTogether(batch.AsSpan(0, count));
        }
        finally
        {
            Array.Clear(batch);
            _batches.Give(batch);
            HandOver();
        }
    }

    private bool TryBegin()
    {
        lock (_lock)
        {
            if (_running >= _passes)
            {
                return false;
            }

            _running++;
            return true;
        }
    }

    private int RunAtOnce<TFilter>(LanguageIndexSnapshot snapshot, ReadOnlySpan<float> query, TFilter admits, TopMatches matches)
        where TFilter : struct, ISlotFilter
    {
        try
        {
            return snapshot.Scan(query, admits, matches);
        }
        finally
        {
            HandOver();
        }
    }

    /// <summary>Adds one to those that wait.</summary>
    /// <returns>Whether a pass has become free meanwhile and is the caller's to begin.</returns>
    private bool Queue(IQueuedScan queued)
    {
        lock (_lock)
        {
            var node = _nodes.Count > 0 ? _nodes.Pop() : new LinkedListNode<IQueuedScan>(queued);
            node.Value = queued;
            _queue.AddLast(node);
            if (_running >= _passes)
            {
                return false;
            }

            _running++;
            return true;
        }
    }

    /// <summary>Gives the pass to those that wait, or back.</summary>
    private void HandOver()
    {
        lock (_lock)
        {
            if (_queue.Count == 0)
            {
                _running--;
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private int TakeTogether(IQueuedScan[] batch)
    {
        var count = 0;
        lock (_lock)
        {
            for (var node = _queue.First; node is not null && count < batch.Length;)
            {
                var next = node.Next;
                if (count == 0 || batch[0].Scan.Snapshot == node.Value.Scan.Snapshot)
                {
                    batch[count++] = node.Value;
                    _queue.Remove(node);
                    node.Value = null!;
                    _nodes.Push(node);
                }

                node = next;
            }
        }

        return count;
    }
}
