using Microsoft.Data.Sqlite;
using Phasa.Sqlite.Connections;
using static SQLitePCL.raw;

namespace Phasa.Sqlite.Backup;

/// <summary>Backs stores up and puts them back. A file appears under its name whole and checked, or not at all.</summary>
public static class StoreBackup
{
    /// <summary>Writes a store to a file as of one moment. Other processes may read and write the store meanwhile.</summary>
    /// <param name="store">The store's file, of this schema or an earlier one; it is not changed.</param>
    /// <param name="backup">The file to write. What is there is replaced once the new one is whole.</param>
    /// <param name="report">Is told the pages that are done, and all.</param>
    /// <param name="cancellationToken">Ends it and leaves nothing.</param>
    /// <exception cref="PhasaException">
    /// <see cref="ErrorCodes.StoreUnavailable"/> when a file cannot be read or written, <see cref="ErrorCodes.StoreIncompatible"/> when the store is
    /// damaged, of a later version or none.
    /// </exception>
    public static StoreContent Write(string store, string backup, Action<long, long> report, CancellationToken cancellationToken)
    {
        using var image = StoreImage.Take(store, backup, report, cancellationToken);
        image.Publish();
        return image.Content;
    }

    /// <summary>Puts a backup in the place of a store that no other process has open.</summary>
    /// <param name="backup">The backup; it is not changed. Any store's file will do.</param>
    /// <param name="store">The store's file; the one that is there, if any, goes once the new one is whole.</param>
    /// <param name="beforeSwitch">Is called when the backup is there and checked; what it raises leaves everything as it was.</param>
    /// <param name="report">Is told the pages that are done, and all.</param>
    /// <param name="cancellationToken">Ends it and leaves everything as it was.</param>
    /// <exception cref="PhasaException">As with <see cref="Write"/>; also when the store is in use.</exception>
    public static StoreContent Restore(string backup, string store, Action beforeSwitch, Action<long, long> report, CancellationToken cancellationToken)
    {
        using var image = StoreImage.Take(backup, store, report, cancellationToken);
        beforeSwitch();
        if (File.Exists(store))
        {
            Close(store);
        }

        image.Publish();
        return image.Content;
    }

    /// <summary>
    /// Moves a store's log into it and removes the log, which would otherwise be taken for that of the file in its place. SQLite does so only when
    /// no other process has the store open.
    /// </summary>
    private static void Close(string store)
    {
        try
        {
            using var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = store, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ToString());
            db.Open();
            using var command = db.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            command.ExecuteNonQuery();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLITE_CORRUPT or SQLITE_NOTADB)
        {
            // What is to be replaced may be damaged; then nobody can use its log either.
            File.Delete(store + "-wal");
            File.Delete(store + "-shm");
            File.Delete(store + "-journal");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED)
        {
            throw new PhasaException(
                ErrorCodes.StoreUnavailable, $"Another process has '{store}' open.", "Stop the service, workers and commands that use it, then restore.", e);
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e, store);
        }
    }
}
