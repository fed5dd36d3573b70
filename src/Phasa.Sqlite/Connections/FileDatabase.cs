using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Relational.Connections;
using Phasa.Relational.Monitoring;
using Phasa.Relational.Moving;
using Phasa.Sqlite.Monitoring;
using Phasa.Sqlite.Moving;
using Phasa.Sqlite.Schema;

namespace Phasa.Sqlite.Connections;

/// <summary>
/// The file. SQLite is an in-process library without asynchronous calls, and one connection at a time writes.
/// </summary>
internal sealed class FileDatabase(string path) : Database
{
    /// <summary>The full path of the file.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <inheritdoc/>
    public override string Name => $"'{Path}'";

    /// <inheritdoc/>
    public override ISearchInsert Searches { get; } = new SearchInserts();

    /// <inheritdoc/>
    public override IStoreTables Tables { get; } = new FileTables();

    /// <summary>
    /// Moves the write-ahead log into the file and empties it, so that what was deleted is nowhere on the disk. Does
    /// nothing while another reader or process needs the log: the next call, or the last one to close the file, does it.
    /// </summary>
    /// <returns>Whether the log is empty now.</returns>
    public override Task<bool> EmptyLogAsync() => WithWriterAsync(db =>
    {
        var wait = db.ExecuteScalar<int>("PRAGMA busy_timeout");
        db.Execute("PRAGMA busy_timeout = 0");
        try
        {
            return db.ExecuteScalar<int>("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        }
        finally
        {
            db.Execute($"PRAGMA busy_timeout = {wait}");
        }
    });

    /// <summary>The blob as it lies in SQLite's page: one copy less for each of a million rows.</summary>
    public override ReadOnlySpan<byte> BytesOf(DbDataReader line, int column) => SQLitePCL.raw.sqlite3_column_blob(((SqliteDataReader)line).Handle, column);

    /// <inheritdoc/>
    protected override Connection Open(bool readOnly) => FileConnection.Open(Path, readOnly);

    /// <inheritdoc/>
    protected override Connection OpenFirst(Opening opening)
    {
        if (opening == Opening.Source)
        {
            return OpenSource();
        }

        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PhasaException(ErrorCodes.StoreUnavailable, $"The data folder for '{Path}' cannot be made: {e.Message}", null, e);
        }

        var writer = FileConnection.Open(Path, readOnly: false);
        try
        {
            // Before anything is written: a file of another program is left as it is.
            SchemaUpgrade.Inspect(writer.Db, Path);
            writer.Db.Execute("PRAGMA journal_mode = WAL");
            writer.Write(() =>
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

    /// <inheritdoc/>
    protected override Exception Explain(DbException error) => error is SqliteException own ? SqliteErrors.Explain(own, Path) : error;

    private FileConnection OpenSource()
    {
        if (!File.Exists(Path))
        {
            throw new PhasaException(ErrorCodes.StoreUnavailable, $"There is no store '{Path}'.", "Name the data folder that has it.");
        }

        var source = FileConnection.Open(Path, readOnly: true);
        try
        {
            SchemaUpgrade.Steps.RequireLatest(SchemaUpgrade.Inspect(source.Db, Path), Name);
            return source;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }
}
