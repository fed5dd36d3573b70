using Dapper;
using Phasa.Relational.Connections;
using Phasa.Sqlite.Connections;

namespace Phasa.Sqlite.Tests.Connections;

public sealed class WriteGroupTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phasa-write-group-");
    private readonly Connection _writer;
    private readonly WriteGroup _group = new(longest: TimeSpan.FromHours(1));
    private int _commits;

    public WriteGroupTests()
    {
        _writer = FileConnection.Open(Path.Combine(_folder.FullName, "store.db"), readOnly: false);
        _writer.Db.Execute("PRAGMA journal_mode = WAL; CREATE TABLE t (a INTEGER PRIMARY KEY)");
        SQLitePCL.raw.sqlite3_commit_hook(((Microsoft.Data.Sqlite.SqliteConnection)_writer.Db).Handle, _ => { _commits++; return 0; }, null!);
    }

    [Fact]
    public void Run_SeveralWait_AreWrittenInOrderByOneCommit()
    {
        var writes = Enumerable.Range(1, 5).Select(i => _group.Add(() => Insert(i), default)).ToList();

        _group.Run(_writer);

        Assert.All(writes, w => Assert.True(w.HasEnded));
        Assert.Equal([1, 2, 3, 4, 5], writes.Select(w => w.Result));
        Assert.Equal(1, _commits);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_OneFailsAfterItWrote_TheOthersStandAndItLeavesNothing(int bad)
    {
        var writes = Enumerable.Range(1, 3).Select(i => _group.Add(() => i == bad ? InsertAndFail(i) : Insert(i), default)).ToList();

        _group.Run(_writer);

        Assert.Throws<InvalidOperationException>(() => writes[bad - 1].Result);
        Assert.Equal(Enumerable.Range(1, 3).Where(i => i != bad), Rows());
    }

    [Fact]
    public void Run_TheFirstFails_TheOthersAreWrittenByTheNextRun()
    {
        var first = _group.Add(() => InsertAndFail(1), default);
        var second = _group.Add(() => Insert(2), default);

        _group.Run(_writer);
        _group.Run(_writer);

        Assert.Throws<InvalidOperationException>(() => first.Result);
        Assert.Equal(2, second.Result);
        Assert.Equal([2], Rows());
    }

    [Fact]
    public void Run_TransactionGoneUnderAWrite_AllOfItFail()
    {
        var first = _group.Add(() => Insert(1), default);
        var second = _group.Add(() => { _writer.Db.Execute("ROLLBACK"); return InsertAndFail(0); }, default);

        _group.Run(_writer);

        Assert.Throws<InvalidOperationException>(() => first.Result);
        Assert.Throws<InvalidOperationException>(() => second.Result);
    }

    [Fact]
    public void Run_CallerHasLeft_IsNotWritten()
    {
        using var left = new CancellationTokenSource();
        var write = _group.Add(() => Insert(1), left.Token);
        left.Cancel();

        _group.Run(_writer);

        Assert.Throws<OperationCanceledException>(() => write.Result);
        Assert.Empty(Rows());
    }

    [Fact]
    public void Run_NobodyWaits_DoesNothing()
    {
        _group.Run(_writer);

        Assert.Equal(0, _commits);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _folder.Delete(recursive: true);
    }

    private int Insert(int a)
    {
        _writer.Db.Execute("INSERT INTO t (a) VALUES (@a)", new { a });
        return a;
    }

    private int InsertAndFail(int a)
    {
        Insert(a);
        throw new InvalidOperationException($"{a} is bad.");
    }

    private IEnumerable<int> Rows() => _writer.Db.Query<int>("SELECT a FROM t ORDER BY a");
}
