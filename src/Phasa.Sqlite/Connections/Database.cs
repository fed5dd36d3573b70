using System.Collections.Concurrent;
using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Sqlite.Schema;

namespace Phasa.Sqlite.Connections;

/// <summary>
/// The file: one connection that writes, behind a lock, and a few that read. Thread-safe. SQLite is an in-process
/// library without asynchronous calls: work runs on the caller's thread once its turn has come.
/// </summary>
internal sealed class Database(string path) : IAsyncDisposable
{
    private const int MaxReaders = 16;

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _reading = new(MaxReaders, MaxReaders);
    private readonly ConcurrentStack<Connection> _idle = new();
    private readonly WriteGroup _writes = new();
    private Connection? _writer;

    /// <summary>The full path of the file.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (_writer is not null)
            {
                throw new InvalidOperationException("The store is open already.");
            }

            _writer = Explained(OpenWriter);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Reads without a transaction: for a single statement, which sees one moment anyway.</summary>
    public async Task<T> QueryAsync<T>(Func<Connection, T> read, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_writer is null)
            {
                throw Closed();
            }

            return Explained(() =>
            {
                var reader = _idle.TryPop(out var idle) ? idle : Connection.Open(Path, readOnly: true);
                try
                {
                    return read(reader);
                }
                finally
                {
                    _idle.Push(reader);
                }
            });
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Reads as of one moment, however many statements it takes.</summary>
    public Task<T> SnapshotAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        QueryAsync(connection => connection.Transact("BEGIN", () => read(connection.Db)), cancellationToken);

    /// <summary>
    /// Writes all or nothing; what was written survives a crash once this returns. Writes that wait for their turn together
    /// share a commit, and each is all or nothing nevertheless.
    /// </summary>
    /// <param name="write">What to do; on the thread of whoever's turn it is, in the order of the calls.</param>
    /// <param name="cancellationToken">Ends the wait for the turn. Where another's turn has come to it just then, it may be written nevertheless.</param>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken)
    {
        var waiting = _writes.Add(() => write(_writer!.Db), cancellationToken);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            // Whoever had the turn before may have written this, too; but not what came after too many others.
            while (!waiting.HasEnded)
            {
                _writes.Run(_writer ?? throw Closed());
            }
        }
        finally
        {
            _writing.Release();
        }

        return Explained(() => waiting.Result);
    }

    /// <summary>
    /// Moves the write-ahead log into the file and empties it, so that what was deleted is nowhere on the disk. Does
    /// nothing while another reader or process needs the log: the next call, or the last one to close the file, does it.
    /// </summary>
    /// <returns>Whether the log is empty now.</returns>
    public async Task<bool> EmptyLogAsync()
    {
        await _writing.WaitAsync(CancellationToken.None);
        try
        {
            var db = (_writer ?? throw Closed()).Db;
            var wait = db.ExecuteScalar<int>("PRAGMA busy_timeout");
            db.Execute("PRAGMA busy_timeout = 0");
            try
            {
                return Explained(() => db.ExecuteScalar<int>("PRAGMA wal_checkpoint(TRUNCATE)") == 0);
            }
            finally
            {
                db.Execute($"PRAGMA busy_timeout = {wait}");
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        for (var i = 0; i < MaxReaders; i++)
        {
            await _reading.WaitAsync();
        }

        while (_idle.TryPop(out var reader))
        {
            reader.Dispose();
        }

        // Last, so that it is the connection that moves the log into the file.
        _writer?.Dispose();
        _writer = null;
        _reading.Release(MaxReaders);
        _writing.Release();
    }

    private static InvalidOperationException Closed() => new("The store is not open: call OpenAsync first, and nothing after DisposeAsync.");

    private Connection OpenWriter()
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PhasaException(ErrorCodes.StoreUnavailable, $"The data folder for '{Path}' cannot be made: {e.Message}", null, e);
        }

        var writer = Connection.Open(Path, readOnly: false);
        try
        {
            // Before anything is written: a file of another program is left as it is.
            SchemaUpgrade.Inspect(writer.Db, Path);
            writer.Db.Execute("PRAGMA journal_mode = WAL");
            writer.Transact("BEGIN IMMEDIATE", () =>
            {
                SchemaUpgrade.Run(writer.Db, Path);
                return true;
            });
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (SqliteErrors.Explain(e, Path) is PhasaException explained)
        {
            throw explained;
        }
    }
}
