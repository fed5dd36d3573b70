using System.Collections.Concurrent;
using System.Data.Common;
using Phasa.Relational.Monitoring;
using Phasa.Relational.Moving;

namespace Phasa.Relational.Connections;

/// <summary>
/// A database: one connection that writes, behind a lock, and a few that read. Thread-safe. Work runs on the caller's
/// thread once its turn has come.
/// </summary>
/// <remarks>
/// Statements are written in what all databases of the stores understand: times as text of one width and truth as 0 and 1 (see
/// <see cref="Columns"/>), <c>json_each(text)</c> for lists, conflicts with their columns, the table's name before its own
/// columns in an update. <c>INDEXED BY</c> is a hint that a database may leave out.
/// </remarks>
internal abstract class Database : IAsyncDisposable
{
    private const int MaxReaders = 16;

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _reading = new(MaxReaders, MaxReaders);
    private readonly ConcurrentStack<Connection> _idle = new();
    private readonly WriteGroup _writes = new();
    private Connection? _writer;
    private bool _isOpen;

    /// <summary>How records of the search log are inserted.</summary>
    public abstract ISearchInsert Searches { get; }

    /// <summary>Its tables as a copy sees them.</summary>
    public abstract IStoreTables Tables { get; }

    /// <summary>What people call it.</summary>
    public abstract string Name { get; }

    /// <summary>Opens the database, making or upgrading its schema unless it is the source of a copy.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreIncomplete"/> when a copy into it has not ended and it is not opened as a target.</exception>
    public async Task OpenAsync(Opening opening, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (_isOpen)
            {
                throw new InvalidOperationException("The store is open already.");
            }

            _writer = Explained(() => OpenChecked(opening));
            _isOpen = true;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>A connection of the caller's own where writes go, for work that takes long; it is to be disposed before the database.</summary>
    public Connection OpenApart() => Explained(() => Open(readOnly: false));

    /// <summary>Runs work on a connection of the caller's own, and says what went wrong as a store does.</summary>
    /// <exception cref="PhasaException">The database's error, explained.</exception>
    public T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DbException e) when (Explain(e) is PhasaException explained)
        {
            throw explained;
        }
    }

    /// <summary>Reads without a transaction: for a single statement, which sees one moment anyway.</summary>
    public async Task<T> QueryAsync<T>(Func<Connection, T> read, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (!_isOpen)
            {
                throw Closed();
            }

            return Explained(() => Read(read));
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Reads as of one moment, however many statements it takes.</summary>
    public Task<T> SnapshotAsync<T>(Func<DbConnection, T> read, CancellationToken cancellationToken) =>
        QueryAsync(connection => connection.Snapshot(() => read(connection.Db)), cancellationToken);

    /// <summary>
    /// Writes all or nothing; what was written survives a crash once this returns. Writes that wait for their turn together
    /// share a commit, and each is all or nothing nevertheless.
    /// </summary>
    /// <param name="write">What to do; on the thread of whoever's turn it is, in the order of the calls.</param>
    /// <param name="cancellationToken">Ends the wait for the turn. Where another's turn has come to it just then, it may be written nevertheless.</param>
    public async Task<T> WriteAsync<T>(Func<DbConnection, T> write, CancellationToken cancellationToken)
    {
        var waiting = _writes.Add(() => write(_writer!.Db), cancellationToken);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            // Whoever had the turn before may have written this, too; but not what came after too many others.
            while (!waiting.HasEnded)
            {
                _writes.Run(Explained(Writer));
            }
        }
        catch (Exception e) when (!waiting.HasEnded)
        {
            // Without a connection nothing was run; nor may whoever comes next run what its caller was told has failed.
            waiting.Fail(e);
            waiting.End();
        }
        finally
        {
            _writing.Release();
        }

        return Explained(() => waiting.Result);
    }

    /// <summary>Makes what was deleted unreadable where it lies, where the database can. Done after every deletion.</summary>
    /// <returns>False where others need it still: the next call does it.</returns>
    public virtual Task<bool> EmptyLogAsync() => Task.FromResult(true);

    /// <summary>What a column of bytes holds; valid until the next line.</summary>
    public virtual ReadOnlySpan<byte> BytesOf(DbDataReader line, int column) => line.GetFieldValue<byte[]>(column);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        for (var i = 0; i < MaxReaders; i++)
        {
            await _reading.WaitAsync();
        }

        _isOpen = false;
        DropIdle();

        // Last: the connection that a file's log is moved into the file by.
        _writer?.Dispose();
        _writer = null;
        Close();
        _reading.Release(MaxReaders);
        _writing.Release();
    }

    /// <summary>Opens the connection that writes for the first time, with the schema up to date.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.StoreIncompatible"/> when the schema is from later; or from before, and is not to be changed.</exception>
    protected abstract Connection OpenFirst(Opening opening);

    /// <summary>Opens a connection, when one has broken or more read at once.</summary>
    protected abstract Connection Open(bool readOnly);

    /// <summary>Whether a connection sees what was written and read here before; one to a standby may be behind.</summary>
    protected virtual bool IsRecent(Connection reader) => true;

    /// <summary>Told after each read.</summary>
    protected virtual void HasRead(Connection reader)
    {
    }

    /// <summary>The error to raise instead of the database's own; that one itself when it shows a mistake in Phasa.</summary>
    protected abstract Exception Explain(DbException error);

    /// <summary>Ends what is left when all connections are closed.</summary>
    protected virtual void Close()
    {
    }

    /// <summary>Runs something while nothing is written.</summary>
    protected async Task<T> WithWriterAsync<T>(Func<DbConnection, T> work)
    {
        await _writing.WaitAsync(CancellationToken.None);
        try
        {
            return Explained(() => work(Writer().Db));
        }
        finally
        {
            _writing.Release();
        }
    }

    private static InvalidOperationException Closed() => new("The store is not open: call OpenAsync first, and nothing after DisposeAsync.");

    private Connection OpenChecked(Opening opening)
    {
        var writer = OpenFirst(opening);
        try
        {
            if (opening != Opening.Target)
            {
                CopyMark.RequireNone(writer.Db, Name);
            }

            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private Connection Writer()
    {
        if (!_isOpen)
        {
            throw Closed();
        }

        if (_writer is not { IsUsable: true })
        {
            _writer?.Dispose();
            _writer = null;
            _writer = Open(readOnly: false);
        }

        return _writer;
    }

    /// <summary>Reads once more where the other side has gone: a server that was started again, or a standby, may answer.</summary>
    private T Read<T>(Func<Connection, T> read)
    {
        for (var isLast = false; ; isLast = true)
        {
            var reader = TakeReader();
            try
            {
                var result = read(reader);
                HasRead(reader);
                return result;
            }
            catch (DbException) when (!isLast && !reader.IsUsable)
            {
                // The others that lie idle have lost it, too.
                DropIdle();
            }
            finally
            {
                _idle.Push(reader);
            }
        }
    }

    private Connection TakeReader()
    {
        while (_idle.TryPop(out var idle))
        {
            if (idle.IsUsable && IsRecent(idle))
            {
                return idle;
            }

            idle.Dispose();
        }

        return Open(readOnly: true);
    }

    private void DropIdle()
    {
        while (_idle.TryPop(out var idle))
        {
            idle.Dispose();
        }
    }
}
