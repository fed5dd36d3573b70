using System.Text;
using Dapper;
using static Phasa.TestSupport.Documents.Writes;

namespace Phasa.Sqlite.Tests.Storage;

public sealed class FileTests : SqliteStoreTest
{
    [Fact]
    public void File_OpenStore_HasAWriteAheadLog() => Assert.Equal("wal", Look(db => db.ExecuteScalar<string>("PRAGMA journal_mode")));

    [Fact]
    public void Connection_OfAStore_HasItsSettings()
    {
        using var connection = Sqlite.Connections.FileConnection.Open(File, readOnly: false);
        Assert.Equal(2, connection.Db.ExecuteScalar<int>("PRAGMA synchronous"));
        Assert.Equal(1, connection.Db.ExecuteScalar<int>("PRAGMA foreign_keys"));
        Assert.Equal(1, connection.Db.ExecuteScalar<int>("PRAGMA secure_delete"));
        Assert.True(connection.Db.ExecuteScalar<int>("PRAGMA busy_timeout") > 0);
    }

    [Fact]
    public async Task Delete_Document_LeavesNoWordOfItOnTheDisk()
    {
        const string Secret = "ຄວາມລັບ-9f3b";
        await Store.Documents.WriteAsync(
            Collection.Id,
            [New("kept", "残る"), Version("gone", 0, Passage(Secret + new string('文', 3000), Human(English, Secret + " in English"))) with { Title = Secret + " title" }],
            Stop);
        Assert.True(OnDisk(Secret));

        await Store.Documents.DeleteAsync(Collection.Id, "gone", Stop);

        Assert.True(await Store.EmptyLogAsync());
        Assert.False(OnDisk(Secret));
        Assert.True(OnDisk("残る"));
    }

    [Fact]
    public async Task Delete_Collection_LeavesNoWordOfItOnTheDisk()
    {
        await Store.Documents.WriteAsync(Collection.Id, [New("a", "secret-7c11")], Stop);
        await Store.Collections.DeleteAsync("kb", Stop);
        Assert.False(OnDisk("secret-7c11"));
    }

    [Fact]
    public async Task Delete_WhileAReaderHoldsItsMoment_DoesNotWaitForIt()
    {
        await Store.Documents.WriteAsync(Collection.Id, [New("a", "一")], Stop);
        Task<bool>? deletion = null;
        await Store.Feed.ReadChangesAsync(
            Collection.Id, Collection.Space, 0, change => deletion = Store.Documents.DeleteAsync(Collection.Id, "a", Stop), Stop);
        Assert.True(await deletion!);
        Assert.Null(await Store.Documents.FindAsync(Collection.Id, "a", Stop));
    }

    [Fact]
    public async Task Write_TwoStoresOnOneFile_LoseNothing()
    {
        await using var other = await OpenAsync();
        await Task.WhenAll(
            Task.Run(() => WriteManyAsync(Store, "a"), Stop),
            Task.Run(() => WriteManyAsync(other, "b"), Stop));

        Assert.Equal(new(60, 60), await Store.Collections.CountAsync(Collection.Id, Stop));
        Assert.Equal(60, await other.Feed.SequenceAsync(Collection.Id, Stop));

        async Task WriteManyAsync(SqliteKnowledgeStore store, string name)
        {
            for (var i = 0; i < 30; i++)
            {
                Assert.Equal([true], await store.Documents.WriteAsync(Collection.Id, [New($"{name}{i}", "文")], Stop));
            }
        }
    }

    [Fact]
    public async Task Write_TableRefuses_LeavesTheFileAsItWas()
    {
        await Store.Documents.WriteAsync(Collection.Id, [New("a", "一")], Stop);
        Change("CREATE TRIGGER refuse BEFORE INSERT ON rows WHEN NEW.part = 7 BEGIN SELECT RAISE(ABORT, 'injected'); END");
        var before = Dump();

        var bad = Version("c", 0, Passage("三") with { Rows = [.. Rows("三"), new(7, Vector("x"), Space)] });
        var error = await Assert.ThrowsAsync<PhasaException>(() => Store.Documents.WriteAsync(Collection.Id, [New("b", "二"), bad], Stop));

        Assert.Equal(ErrorCodes.InvalidRequest, error.Code);
        Assert.Equal(before, Dump());
        Assert.Equal([true], await Store.Documents.WriteAsync(Collection.Id, [New("b", "二")], Stop));
    }

    private bool OnDisk(string words)
    {
        var sought = Encoding.UTF8.GetBytes(words);
        return Directory.GetFiles(Path.GetDirectoryName(File)!).Any(path =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(sought) >= 0;
        });
    }

    private string Dump() => Look(db => string.Join('\n', db
        .Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        .SelectMany(table => db.Query($"SELECT * FROM {table}").Select(line => table + ": " + string.Join('|', ((IDictionary<string, object>)line).Values
            .Select(v => v is byte[] blob ? Convert.ToHexString(blob) : v))))));
}
