using Dapper;
using Microsoft.Data.Sqlite;

namespace Phasa.Sqlite.Connections;

/// <summary>One SQLite connection with the settings the store relies on. Not thread-safe.</summary>
internal sealed class Connection : IDisposable
{
    /// <summary>How long a statement waits for another process, milliseconds.</summary>
    private const int BusyTimeout = 15_000;

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    private Connection(SqliteConnection db) => Db = db;

    /// <summary>The connection itself, for Dapper.</summary>
    public SqliteConnection Db { get; }

    /// <summary>Opens the file, making it when it is missing.</summary>
    public static Connection Open(string path, bool readOnly)
    {
        var db = new StoreConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            ForeignKeys = true,
            // SQLite's own wait comes first; the provider's comes on top of it.
            DefaultTimeout = 1,
        }.ToString());
        try
        {
            db.Open();
            // recursive_triggers: what REPLACE removes is counted as removed, too.
            // secure_delete: what is deleted is overwritten. temp_store: content is in no temporary file either.
            db.Execute($"""
                PRAGMA busy_timeout = {BusyTimeout};
                PRAGMA synchronous = FULL;
                PRAGMA recursive_triggers = ON;
                PRAGMA secure_delete = ON;
                PRAGMA temp_store = MEMORY;
                PRAGMA query_only = {(readOnly ? 1 : 0)};
                """);
            return new(db);
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    /// <summary>A statement that is prepared once and kept: for reads so frequent that preparing would cost more than reading.</summary>
    /// <remarks>Its parameters are those of the first call; set their values by name.</remarks>
    public SqliteCommand Prepared(string sql, params ReadOnlySpan<string> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = new SqliteCommand(sql, Db);
            foreach (var name in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            _prepared.Add(sql, command);
        }

        return command;
    }

    /// <summary>Runs <paramref name="work"/> in a transaction: all of it, or nothing when it raises an error.</summary>
    /// <param name="begin"><c>BEGIN</c> for one moment's view, <c>BEGIN IMMEDIATE</c> to write.</param>
    /// <param name="work">What to do.</param>
    public T Transact<T>(string begin, Func<T> work)
    {
        Prepared(begin).ExecuteNonQuery();
        try
        {
            var result = work();
            Prepared("COMMIT").ExecuteNonQuery();
            return result;
        }
        catch
        {
            // SQLite itself rolls back after some errors (disk full, for one).
            if (SQLitePCL.raw.sqlite3_get_autocommit(Db.Handle) == 0)
            {
                Prepared("ROLLBACK").ExecuteNonQuery();
            }

            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        Db.Dispose();
    }
}
