using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Sqlite.Collections;
using Phasa.Sqlite.Connections;
using Phasa.Sqlite.Reembedding;
using Phasa.Sqlite.Schema;
using Phasa.Storage;

namespace Phasa.Sqlite;

/// <summary>What <c>phasa doctor</c> wants to know about the file.</summary>
internal static class StoreCheck
{
    private const long LeastFreeBytes = 256L << 20;

    public static async Task<IReadOnlyList<StoreFinding>> RunAsync(Database database, CancellationToken cancellationToken)
    {
        List<StoreFinding> findings = [FreeSpace(database.Path), await WritableAsync(database, cancellationToken)];
        Func<SqliteConnection, IEnumerable<StoreFinding>>[] checks =
            [db => [SchemaVersion(db, database.Path)], db => [JournalMode(db)], db => [Integrity(db)], db => [References(db)], Collections];
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

    private static async Task<StoreFinding> WritableAsync(Database database, CancellationToken cancellationToken)
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

    private static StoreFinding SchemaVersion(SqliteConnection db, string path)
    {
        var version = SchemaUpgrade.Inspect(db, path);
        return new("schema", version == Migrations.Latest, $"Schema {version}; this version of Phasa works with {Migrations.Latest}.");
    }

    private static StoreFinding JournalMode(SqliteConnection db)
    {
        var mode = db.ExecuteScalar<string>("PRAGMA journal_mode");
        return new("journal mode", mode == "wal", $"Journal mode '{mode}'{(mode == "wal" ? "." : ": no other program should change it from 'wal'; restart Phasa.")}");
    }

    private static StoreFinding Integrity(SqliteConnection db)
    {
        var faults = db.Query<string>("PRAGMA quick_check(5)").AsList();
        return faults is ["ok"]
            ? new("integrity", true, "Every page of the file is in order.")
            : new("integrity", false, $"{string.Join("; ", faults)}. Restore the file from a backup.");
    }

    private static StoreFinding References(SqliteConnection db)
    {
        var broken = db.Query("PRAGMA foreign_key_check").Count();
        return broken == 0
            ? new("references", true, "Every reference leads somewhere.")
            : new("references", false, $"{broken} entries belong to something that is gone. Restore the file from a backup.");
    }

    private static IEnumerable<StoreFinding> Collections(SqliteConnection db) => CollectionRecord.List(db).Select(collection =>
    {
        var (space, id) = db.QuerySingle<(long Key, string Id)>(
            "SELECT s.key, s.id FROM collections c JOIN spaces s ON s.key = c.space WHERE c.id = @Value", new { collection.Id.Value });
        var counts = db.QuerySingle<Counts>(
            """
            SELECT COUNT(*) AS Passages,
                   IFNULL(SUM(NOT EXISTS (SELECT 1 FROM rows r WHERE r.passage_id = p.id AND r.space = @space AND r.language = p.language)), 0) AS Unreachable,
                   IFNULL(SUM((SELECT COUNT(*) FROM rows r WHERE r.passage_id = p.id AND r.space = @space)), 0) AS Rows,
                   IFNULL(SUM((SELECT COUNT(*) FROM rows r WHERE r.passage_id = p.id AND r.space = @space AND length(r.vector) <> @Bytes)), 0) AS WrongSize,
                   IFNULL(SUM((SELECT COUNT(*) FROM translations t WHERE t.passage_id = p.id AND NOT EXISTS (
                       SELECT 1 FROM rows r WHERE r.passage_id = p.id AND r.space = @space AND r.language = t.language AND r.is_stale = t.is_stale))), 0) AS Rowless
            FROM documents d JOIN passages p ON p.document_key = d.key WHERE d.collection_id = @Value
            """,
            new { collection.Id.Value, space, Bytes = collection.Space.Dimensions * sizeof(float) });
        List<string> faults = [];
        Count(counts.Unreachable, "passages have no original row");
        Count(counts.Rowless, "translations have no row");
        Count(counts.WrongSize, $"rows have not {collection.Space.Dimensions} dimensions");
        Count(SpaceLines.CountMissing(db, collection.Id), "passages lack rows in a space kept beside it, which 'phasa reembed' can cancel or drop");
        if (id != collection.Space.Id)
        {
            faults.Add($"its space is recorded as {id} and computes as {collection.Space.Id}");
        }

        return faults.Count == 0
            ? new StoreFinding($"collection {collection.Name}", true, $"{counts.Passages} passages, {counts.Rows} rows in {collection.Space}.")
            : new StoreFinding($"collection {collection.Name}", false, $"{string.Join("; ", faults)}. Write the documents again.");

        void Count(long count, string what)
        {
            if (count > 0)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
            }
        }
    });

    private sealed class Counts
    {
        public long Passages { get; init; }

        public long Unreachable { get; init; }

        public long Rows { get; init; }

        public long WrongSize { get; init; }

        public long Rowless { get; init; }
    }
}
