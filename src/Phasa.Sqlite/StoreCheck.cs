using System.Data.Common;
using Dapper;
using Phasa.Relational;
using Phasa.Sqlite.Connections;
using Phasa.Sqlite.Schema;
using Phasa.Storage;

namespace Phasa.Sqlite;

/// <summary>What <c>phasa doctor</c> wants to know about the file.</summary>
internal static class StoreCheck
{
    private const long LeastFreeBytes = 256L << 20;

    public static async Task<IReadOnlyList<StoreFinding>> RunAsync(FileDatabase database, CancellationToken cancellationToken)
    {
        List<StoreFinding> findings = [FreeSpace(database.Path), await WritableAsync(database, cancellationToken)];
        Func<DbConnection, IEnumerable<StoreFinding>>[] checks =
            [db => [SchemaVersion(db, database.Path)], db => [JournalMode(db)], db => [Integrity(db)], db => [References(db)], CollectionCheck.Run];
        foreach (var check in checks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                findings.AddRange(await database.SnapshotAsync(db => check(db).ToList(), cancellationToken));
            }
            catch (PhasaException e)
            {
                findings.Add(new("file", false, $"{e.Message} {e.NextStep}"));
            }
        }

        return findings;
    }

    private static StoreFinding FreeSpace(string path)
    {
        // A folder on Unix, where a mount can be anywhere; a drive on Windows.
        var place = OperatingSystem.IsWindows() ? Path.GetPathRoot(path)! : Path.GetDirectoryName(path)!;
        var free = new DriveInfo(place).AvailableFreeSpace;
        var isEnough = free >= LeastFreeBytes;
        return new("free space", isEnough, $"{free >> 20} MiB free for '{path}'{(isEnough ? "." : $": free some space, {LeastFreeBytes >> 20} MiB at least.")}");
    }

    private static async Task<StoreFinding> WritableAsync(FileDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(db => db.Execute("UPDATE meta SET value = value WHERE key = 'application'"), cancellationToken);
            return new("writable", true, $"'{database.Path}' can be written.");
        }
        catch (PhasaException e)
        {
            return new("writable", false, $"{e.Message} {e.NextStep}");
        }
    }

    private static StoreFinding SchemaVersion(DbConnection db, string path)
    {
        var version = SchemaUpgrade.Inspect(db, path);
        return new("schema", version == SchemaUpgrade.Steps.Latest, $"Schema {version}; this version of Phasa works with {SchemaUpgrade.Steps.Latest}.");
    }

    private static StoreFinding JournalMode(DbConnection db)
    {
        var mode = db.ExecuteScalar<string>("PRAGMA journal_mode");
        return new("journal mode", mode == "wal", $"Journal mode '{mode}'{(mode == "wal" ? "." : ": no other program should change it from 'wal'; restart Phasa.")}");
    }

    private static StoreFinding Integrity(DbConnection db)
    {
        var faults = db.Query<string>("PRAGMA quick_check(5)").AsList();
        return faults is ["ok"]
            ? new("integrity", true, "Every page of the file is in order.")
            : new("integrity", false, $"{string.Join("; ", faults)}. Restore the file from a backup.");
    }

    private static StoreFinding References(DbConnection db)
    {
        var broken = db.Query("PRAGMA foreign_key_check").Count();
        return broken == 0
            ? new("references", true, "Every reference leads somewhere.")
            : new("references", false, $"{broken} entries belong to something that is gone. Restore the file from a backup.");
    }
}
