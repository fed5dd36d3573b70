using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Relational.Connections;

namespace Phasa.Sqlite.Connections;

/// <summary>One SQLite connection with the settings the store relies on. Not thread-safe.</summary>
internal sealed class FileConnection : Connection
{
    /// <summary>How long a statement waits for another process, milliseconds.</summary>
    private const int BusyTimeout = 15_000;

    private readonly SqliteConnection _db;

    private FileConnection(SqliteConnection db)
        : base(db) => _db = db;

    // SQLite itself rolls back after some errors (disk full, for one).
    /// <inheritdoc/>
    public override bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_db.Handle) == 0;

    /// <summary>Opens the file, making it when it is missing.</summary>
    public static FileConnection Open(string path, bool readOnly)
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

    /// <inheritdoc/>
    protected override void BeginSnapshot() => Prepared("BEGIN").ExecuteNonQuery();

    /// <inheritdoc/>
    protected override void BeginWrite() => Prepared("BEGIN IMMEDIATE").ExecuteNonQuery();
}
