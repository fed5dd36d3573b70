using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Relational.Connections;
using Phasa.Relational.Moving;
using Phasa.Sqlite.Connections;
using Phasa.Sqlite.Moving;
using Phasa.Sqlite.Schema;
using static SQLitePCL.raw;

namespace Phasa.Sqlite.Backup;

/// <summary>A checked copy of a store's file under a passing name beside the name it is for. Disposing removes it unless it was published.</summary>
internal sealed class StoreImage : IDisposable
{
    /// <summary>Pages between two reports and looks at the caller's wish to end: 4 MiB.</summary>
    private const int PagesAtOnce = 1024;

    private readonly string _path;
    private readonly string _passing;

    private StoreImage(string path) =>
        (_path, _passing) = (Path.GetFullPath(path), $"{Path.GetFullPath(path)}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.partial");

    /// <summary>What it holds.</summary>
    public StoreContent Content { get; private set; } = new(0, 0, new Dictionary<string, long>());

    /// <summary>Copies a store as of one moment and checks the copy.</summary>
    /// <param name="from">The store's file.</param>
    /// <param name="path">The name that the copy is for.</param>
    /// <param name="report">Is told the pages that are done, and all.</param>
    /// <param name="cancellationToken">Ends it and leaves nothing.</param>
    public static StoreImage Take(string from, string path, Action<long, long> report, CancellationToken cancellationToken)
    {
        if (!File.Exists(from))
        {
            throw new PhasaException(ErrorCodes.StoreUnavailable, $"There is no file '{from}'.", "Name a file that holds a store.");
        }

        var image = new StoreImage(path);
        try
        {
            image.Fill(from, report, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return image;
        }
        catch (SqliteException e)
        {
            image.Dispose();
            throw SqliteErrors.Explain(e, e.SqliteErrorCode == SQLITE_FULL ? path : from);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    /// <summary>Gives the copy its name, in place of what has it, in one step that survives the loss of power.</summary>
    public void Publish()
    {
        File.Move(_passing, _path, overwrite: true);
        DiskFlush.Folder(Path.GetDirectoryName(_path)!);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in (string[])[_passing, _passing + "-wal", _passing + "-shm", _passing + "-journal"])
        {
            File.Delete(file);
        }
    }

    private static Dictionary<string, long> Rows(DbConnection db) =>
        new FileTables().List(db).ToDictionary(t => t.Name, t => db.ExecuteScalar<long>($"SELECT COUNT(*) FROM {CopiedTable.Quoted(t.Name)}"));

    private static void CopyPages(SqliteConnection from, SqliteConnection to, Action<long, long> report, CancellationToken cancellationToken)
    {
        using var backup = sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        if (backup.IsInvalid)
        {
            SqliteException.ThrowExceptionForRC(sqlite3_errcode(to.Handle), to.Handle);
        }

        // The snapshot that the source holds keeps other processes' writes from beginning this anew.
        for (var answer = SQLITE_OK; answer != SQLITE_DONE;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            answer = sqlite3_backup_step(backup, PagesAtOnce);
            if (answer is not (SQLITE_OK or SQLITE_DONE))
            {
                SqliteException.ThrowExceptionForRC(answer, to.Handle);
            }

            report(sqlite3_backup_pagecount(backup) - sqlite3_backup_remaining(backup), sqlite3_backup_pagecount(backup));
        }
    }

    private void Fill(string from, Action<long, long> report, CancellationToken cancellationToken)
    {
        int schema;
        Dictionary<string, long> rows;
        using (var source = FileConnection.Open(from, readOnly: true))
        {
            schema = SchemaUpgrade.Inspect(source.Db, from);
            if (schema == 0)
            {
                throw new PhasaException(ErrorCodes.StoreIncompatible, $"'{from}' is empty, not a Phasa store.", "Name a file that holds a store.");
            }

            CopyMark.RequireNone(source.Db, $"'{from}'");
            rows = source.Snapshot(() =>
            {
                var counted = Rows(source.Db);
                using var to = Open();
                CopyPages((SqliteConnection)source.Db, to, report, cancellationToken);
                // One file, without a log beside it.
                to.Execute("PRAGMA journal_mode = DELETE");
                return counted;
            });
        }

        cancellationToken.ThrowIfCancellationRequested();
        Check(from, schema, rows);
        DiskFlush.File(_passing);
        Content = new(schema, new FileInfo(_passing).Length, rows);
    }

    private void Check(string from, int schema, Dictionary<string, long> rows)
    {
        using var db = Open();
        var faults = db.Query<string>("PRAGMA integrity_check(5)").Where(fault => fault != "ok").ToList();
        if (db.Query("PRAGMA foreign_key_check").Any())
        {
            faults.Add("entries belong to something that is gone");
        }

        if (faults.Count == 0 && (SchemaUpgrade.Inspect(db, _passing) != schema || rows.Except(Rows(db)).Any()))
        {
            faults.Add("the copy does not hold what the store does");
        }

        if (faults.Count > 0)
        {
            throw new PhasaException(
                ErrorCodes.StoreIncompatible, $"'{from}' is damaged: {string.Join("; ", faults)}.", "Use an earlier backup; 'phasa doctor' says more about a data folder.");
        }
    }

    private SqliteConnection Open()
    {
        var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _passing, Pooling = false }.ToString());
        try
        {
            db.Open();
            // Nobody knows the file yet, and it is written through to the disk before anybody does.
            db.Execute("PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY");
            return db;
        }
        catch (SqliteException e)
        {
            db.Dispose();
            throw new PhasaException(ErrorCodes.StoreUnavailable, $"'{_path}' cannot be written: {e.Message}", "Name a file in a folder that exists and may be written.", e);
        }
    }
}
