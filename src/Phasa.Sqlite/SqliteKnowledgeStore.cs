using Phasa.Relational;
using Phasa.Sqlite.Connections;
using Phasa.Storage;

namespace Phasa.Sqlite;

/// <summary>
/// The embedded store: everything in one SQLite file. Thread-safe, and several processes of one machine may use the file
/// at the same time; the file must not lie on a network drive. What a call deletes is overwritten, not just unlinked.
/// </summary>
public sealed class SqliteKnowledgeStore : RelationalStore
{
    private readonly FileDatabase _database;

    /// <summary>Creates the store over a file, which is made when the store is opened.</summary>
    /// <param name="path">The file; its folder is made too. SQLite keeps two more beside it, named <c>-wal</c> and <c>-shm</c>.</param>
    /// <param name="time">The clock; the system's when null.</param>
    public SqliteKnowledgeStore(string path, TimeProvider? time = null)
        : this(DatabaseOf(path), time ?? TimeProvider.System)
    {
    }

    private SqliteKnowledgeStore(FileDatabase database, TimeProvider time)
        : base(database, time) => _database = database;

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoreFinding>> CheckAsync(CancellationToken cancellationToken = default) =>
        StoreCheck.RunAsync(_database, cancellationToken);

    /// <summary>Moves the write-ahead log into the file and empties it. Done after every deletion and on closing.</summary>
    /// <returns>False while another reader or process needs the log.</returns>
    internal Task<bool> EmptyLogAsync() => _database.EmptyLogAsync();

    private static FileDatabase DatabaseOf(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(path);
    }
}
