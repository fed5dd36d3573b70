using System.Data.Common;

namespace Phasa.Relational.Connections;

/// <summary>One connection of a store to its database. Not thread-safe.</summary>
/// <param name="db">The connection itself, open; disposed with this.</param>
internal abstract class Connection(DbConnection db) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>The connection itself, for Dapper.</summary>
    public DbConnection Db { get; } = db;

    /// <summary>Whether a transaction is open: some errors end it by themselves.</summary>
    public abstract bool IsInTransaction { get; }

    /// <summary>Whether it can be used again; not once the other side has gone.</summary>
    public virtual bool IsUsable => true;

    /// <summary>A command that is kept: for statements so frequent that making it would cost more than running it.</summary>
    /// <remarks>Its parameters are those of the first call; set their values by name.</remarks>
    public DbCommand Prepared(string sql, params ReadOnlySpan<string> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = Db.CreateCommand();
            command.CommandText = sql;
            foreach (var name in parameters)
            {
                command.AddParameter(name);
            }

            _prepared.Add(sql, command);
        }

        return command;
    }

    /// <summary>Runs <paramref name="read"/> as of one moment, however many statements it takes.</summary>
    public T Snapshot<T>(Func<T> read) => Transact(BeginSnapshot, read);

    /// <summary>Reads as of one moment from now until what it returns is disposed.</summary>
    public IDisposable HoldSnapshot()
    {
        BeginSnapshot();
        return new Held(this);
    }

    /// <summary>Runs <paramref name="write"/> in a transaction: all of it, or nothing when it raises an error.</summary>
    public T Write<T>(Func<T> write)
    {
        var result = Transact(BeginWrite, write);
        Written();
        return result;
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        Db.Dispose();
    }

    /// <summary>Begins a transaction that sees one moment.</summary>
    protected abstract void BeginSnapshot();

    /// <summary>Begins a transaction that writes. While it lasts no other writes what it may read.</summary>
    protected abstract void BeginWrite();

    /// <summary>Told after each commit of a write, before its caller is.</summary>
    protected virtual void Written()
    {
    }

    private T Transact<T>(Action begin, Func<T> work)
    {
        begin();
        try
        {
            var result = work();
            Prepared("COMMIT").ExecuteNonQuery();
            return result;
        }
        catch
        {
            if (IsInTransaction)
            {
                Prepared("ROLLBACK").ExecuteNonQuery();
            }

            throw;
        }
    }

    private sealed class Held(Connection connection) : IDisposable
    {
        public void Dispose()
        {
            if (connection.IsInTransaction)
            {
                connection.Prepared("ROLLBACK").ExecuteNonQuery();
            }
        }
    }
}
