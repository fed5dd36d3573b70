using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Sqlite.Backup;
using Phasa.Sqlite.Schema;
using Phasa.Sqlite.Tests.Storage;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Sqlite.Tests.Backup;

public sealed class StoreBackupTests : SqliteStoreTest
{
    [Fact]
    public async Task Write_WhileTheStoreIsWritten_HoldsOneMomentWithEverythingBefore()
    {
        await WriteAsync("before", 200);
        using var ended = new CancellationTokenSource();
        var writer = Task.Run(
            async () =>
            {
                for (var i = 0; !ended.IsCancellationRequested && i < 10_000; i++)
                {
                    await WriteAsync($"during{i}-", 1);
                }
            },
            Stop);

        var content = StoreBackup.Write(File, Backup, (_, _) => { }, Stop);
        await ended.CancelAsync();
        await writer;

        Assert.Equal([Backup], Directory.GetFiles(Path.GetDirectoryName(Backup)!));
        await using var copy = new SqliteKnowledgeStore(Backup);
        await copy.OpenAsync(Stop);
        var counts = await copy.Collections.CountAsync(Collection.Id, Stop);
        Assert.InRange(counts.Documents, 200, 10_199);
        Assert.Equal((counts.Documents, counts.Documents), (content.Rows["documents"], content.Rows["passages"]));
        // The first 200 came with one write.
        Assert.Equal(counts.Documents - 199, await copy.Feed.SequenceAsync(Collection.Id, Stop));
        Assert.All(await copy.CheckAsync(Stop), finding => Assert.True(finding.IsSound, finding.Detail));
    }

    [Fact]
    public async Task Write_Ended_LeavesNothing()
    {
        await WriteAsync("d", 200);
        using var cancel = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => StoreBackup.Write(File, Backup, (_, _) => cancel.Cancel(), cancel.Token));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Backup)!));
    }

    [Fact]
    public async Task Write_OfADamagedStore_IsRefusedAndKeepsTheEarlierBackup()
    {
        await WriteAsync("d", 200);
        StoreBackup.Write(File, Backup, (_, _) => { }, Stop);
        var before = System.IO.File.ReadAllBytes(Backup);
        await Store.DisposeAsync();
        using (var file = new FileStream(File, FileMode.Open, FileAccess.ReadWrite))
        {
            // Pages in the middle, which hold documents or their indexes.
            file.Position = file.Length / 2 / 4096 * 4096;
            file.Write(new byte[3 * 4096]);
        }

        var refused = Assert.Throws<PhasaException>(() => StoreBackup.Write(File, Backup, (_, _) => { }, Stop));

        Assert.Equal(ErrorCodes.StoreIncompatible, refused.Code);
        Assert.Equal(before, System.IO.File.ReadAllBytes(Backup));
        Assert.Equal([Backup], Directory.GetFiles(Path.GetDirectoryName(Backup)!));
    }

    [Fact]
    public async Task Restore_WhileTheStoreIsOpen_IsRefusedAndChangesNothing()
    {
        StoreBackup.Write(File, Backup, (_, _) => { }, Stop);
        await WriteAsync("later", 3);

        var refused = Assert.Throws<PhasaException>(() => StoreBackup.Restore(Backup, File, () => { }, (_, _) => { }, Stop));

        Assert.Equal(ErrorCodes.StoreUnavailable, refused.Code);
        Assert.Equal(3, (await Store.Collections.CountAsync(Collection.Id, Stop)).Documents);
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(File)!), name => name.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Restore_OverAStoreThatWasKilled_DoesNotTakeItsLogForItsOwn()
    {
        StoreBackup.Write(File, Backup, (_, _) => { }, Stop);
        await WriteAsync("later", 50);
        var killed = InFolder("killed.db");
        System.IO.File.Copy(File, killed);
        System.IO.File.Copy(File + "-wal", killed + "-wal");
        Assert.NotEqual(0, new FileInfo(killed + "-wal").Length);

        StoreBackup.Restore(Backup, killed, () => { }, (_, _) => { }, Stop);

        Assert.Equal(0, await CountAsync(killed));
    }

    [Fact]
    public async Task Restore_OverADamagedStore_Does()
    {
        await WriteAsync("d", 5);
        StoreBackup.Write(File, Backup, (_, _) => { }, Stop);
        var damaged = InFolder("damaged.db");
        System.IO.File.WriteAllText(damaged, new string('x', 10_000));
        System.IO.File.WriteAllText(damaged + "-wal", new string('x', 10_000));

        StoreBackup.Restore(Backup, damaged, () => { }, (_, _) => { }, Stop);

        Assert.Equal(5, await CountAsync(damaged));
    }

    [Fact]
    public async Task Restore_OfAnEarlierSchema_IsBroughtUpToDateWhenItIsOpened()
    {
        var early = InFolder("early.db");
        using (var db = new SqliteConnection($"Data Source={early};Pooling=False"))
        {
            db.Open();
            foreach (var step in SchemaUpgrade.Steps.All.Take(15))
            {
                db.Execute(step);
            }

            db.Execute("UPDATE meta SET value = '15' WHERE key = 'schema'");
        }

        var restored = InFolder("restored.db");
        Assert.Equal(15, StoreBackup.Restore(early, restored, () => { }, (_, _) => { }, Stop).Schema);
        await using var store = new SqliteKnowledgeStore(restored);
        await store.OpenAsync(Stop);
        Assert.True((await store.CheckAsync(Stop)).Single(f => f.Name == "schema").IsSound);
    }

    [Theory]
    [InlineData("UPDATE meta SET value = '9999' WHERE key = 'schema'")]
    [InlineData("DROP TABLE meta")]
    [InlineData("INSERT INTO meta (key, value) VALUES ('copy', '{\"From\":\"a\",\"Contents\":{},\"Counters\":{}}')")]
    public void Restore_OfWhatIsNoWholeStoreOfThisVersion_IsRefused(string change)
    {
        StoreBackup.Write(File, Backup, (_, _) => { }, Stop);
        using (var db = new SqliteConnection($"Data Source={Backup};Pooling=False"))
        {
            db.Open();
            db.Execute(change);
        }

        var refused = Assert.Throws<PhasaException>(() => StoreBackup.Restore(Backup, InFolder("new.db"), () => { }, (_, _) => { }, Stop));

        Assert.Contains(refused.Code, new[] { ErrorCodes.StoreIncompatible, ErrorCodes.StoreIncomplete });
        Assert.False(System.IO.File.Exists(InFolder("new.db")));
    }

    [Fact]
    public void Restore_OfNoDatabase_IsRefused()
    {
        System.IO.File.WriteAllText(Backup, new string('x', 10_000));
        Assert.Equal(ErrorCodes.StoreIncompatible, Assert.Throws<PhasaException>(() => StoreBackup.Restore(Backup, InFolder("new.db"), () => { }, (_, _) => { }, Stop)).Code);
    }

    private string Backup => InFolder("backup.db");

    private string InFolder(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(File)!, "backups")).FullName, name);

    private async Task WriteAsync(string id, int count) =>
        await Store.Documents.WriteAsync(Collection.Id, [.. Enumerable.Range(0, count).Select(i => New($"{id}{i}", $"{id} {i}"))], Stop);

    private async Task<long> CountAsync(string file)
    {
        await using var store = new SqliteKnowledgeStore(file);
        await store.OpenAsync(Stop);
        return (await store.Collections.CountAsync(Collection.Id, Stop)).Documents;
    }
}
