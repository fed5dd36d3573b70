using System.Diagnostics;

namespace Phasa.Relational.Connections;

/// <summary>Writes that wait for the one connection that writes. Those that wait together are committed together. Thread-safe.</summary>
/// <remarks>
/// A commit waits for the disk for milliseconds and costs the same for one write as for many: single documents from many
/// callers, and the workers' leases beside them, would otherwise each wait for all the others' commits.
/// </remarks>
/// <param name="longest">A transaction that has lasted so long takes no more writes; 20 ms when null: its first caller waits for its last.</param>
internal sealed class WriteGroup(TimeSpan? longest = null)
{
    /// <summary>Writes in a transaction; more would save nothing any more.</summary>
    private const int Most = 32;

    private readonly TimeSpan _longest = longest ?? TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private readonly Queue<Waiting> _waiting = new();

    /// <summary>A write in the queue; run by whoever comes to write next.</summary>
    public Waiting<T> Add<T>(Func<T> work, CancellationToken cancellationToken)
    {
        Waiting<T> waiting = new(work, cancellationToken);
        lock (_lock)
        {
            _waiting.Enqueue(waiting);
        }

        return waiting;
    }

    /// <summary>Runs what waits longest, in its order, as one transaction in which each write is all or nothing.</summary>
    /// <param name="writer">The connection, which belongs to the caller meanwhile.</param>
    public void Run(Connection writer)
    {
        if (Next() is not { } first)
        {
            return;
        }

        List<Waiting> group = [first];
        try
        {
            writer.Write(() => RunAll(writer, group));
        }
#pragma warning disable CA1031 // Each caller gets it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            group.ForEach(w => w.Fail(e));
        }

        group.ForEach(w => w.End());
    }

    private bool RunAll(Connection writer, List<Waiting> group)
    {
        // Nothing can fail with the first, so it needs no savepoint.
        var started = Stopwatch.GetTimestamp();
        group[0].Run();
        while (group.Count < Most && Stopwatch.GetElapsedTime(started) < _longest && Next() is { } next)
        {
            group.Add(next);
            RunApart(writer, next);
        }

        return true;
    }

    private static void RunApart(Connection writer, Waiting waiting)
    {
        writer.Prepared("SAVEPOINT w").ExecuteNonQuery();
        try
        {
            waiting.Run();
        }
        catch (Exception e) when (writer.IsInTransaction)
        {
            // The others stand. Where the database itself rolled everything back (disk full, for one), they fail with it.
            writer.Prepared("ROLLBACK TO w").ExecuteNonQuery();
            waiting.Fail(e);
        }

        writer.Prepared("RELEASE w").ExecuteNonQuery();
    }

    /// <summary>Who waits longest; null when nobody does.</summary>
    private Waiting? Next()
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var next))
            {
                // Who has left meanwhile is told so without being written.
                if (!next.IsAbandoned)
                {
                    return next;
                }
            }
        }

        return null;
    }

    /// <summary>A write whose turn has not come.</summary>
    internal abstract class Waiting(CancellationToken cancellationToken)
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whether it is written, or has failed.</summary>
        public bool HasEnded => _ended.Task.IsCompleted;

        /// <summary>Whether its caller has left before its turn came.</summary>
        public bool IsAbandoned
        {
            get
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    Fail(new OperationCanceledException(cancellationToken));
                    End();
                }

                return HasEnded;
            }
        }

        /// <summary>Why nothing of it was written.</summary>
        protected Exception? Failure { get; private set; }

        /// <summary>Does the work, inside the transaction.</summary>
        public abstract void Run();

        /// <summary>Keeps the first reason.</summary>
        public void Fail(Exception e) => Failure ??= e;

        /// <summary>Tells the caller, once the transaction has ended.</summary>
        public void End() => _ended.TrySetResult();
    }

    /// <summary>A write with a result.</summary>
    internal sealed class Waiting<T>(Func<T> work, CancellationToken cancellationToken) : Waiting(cancellationToken)
    {
        private T _result = default!;

        /// <summary>The result, once it has ended.</summary>
        /// <exception cref="Exception">What the work or the commit raised.</exception>
        public T Result
        {
            get
            {
                if (Failure is not null)
                {
                    System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(Failure);
                }

                return _result;
            }
        }

        /// <inheritdoc/>
        public override void Run() => _result = work();
    }
}
