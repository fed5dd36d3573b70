using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Sqlite.Connections;

namespace Phasa.Sqlite.Tests.Connections;

public sealed class StoreConnectionTests : IDisposable
{
    private readonly StoreConnection _db = new("Data Source=:memory:");

    public StoreConnectionTests()
    {
        _db.Open();
        _db.Execute("CREATE TABLE t (a INTEGER); INSERT INTO t (a) VALUES (1), (2), (3)");
    }

    [Fact]
    public void Take_TextThatWasGivenBack_IsTheSameCommandWithoutParameters()
    {
        var first = _db.Take("SELECT @a");
        first.Parameters.AddWithValue("@a", 1);
        _db.Give(first);

        var second = _db.Take("SELECT @a");

        Assert.Same(first, second);
        Assert.Empty(second.Parameters);
    }

    [Fact]
    public void Query_SameTextWhileItIsBeingRead_ReadsApart()
    {
        const string Text = "SELECT a FROM t WHERE a > @least ORDER BY a";
        var seen = new List<int>();
        foreach (var a in _db.Query<int>(Text, new { least = 0 }, buffered: false))
        {
            seen.Add(a);
            seen.AddRange(_db.Query<int>(Text, new { least = a }));
        }

        Assert.Equal([1, 2, 3, 2, 3, 3], seen);
    }

    [Fact]
    public void Execute_ParameterMissingThatTheCallBeforeHad_IsRefused()
    {
        const string Text = "INSERT INTO t (a) VALUES (@a)";
        Assert.Equal(1, _db.Execute(Text, new { a = 4 }));

        Assert.Throws<InvalidOperationException>(() => _db.Execute(Text));
    }

    [Fact]
    public void Execute_SeveralStatementsAgain_RunsAllOfThem()
    {
        const string Text = "DELETE FROM t WHERE a = @a; INSERT INTO t (a) VALUES (@a + 10)";
        _db.Execute(Text, new { a = 1 });
        _db.Execute(Text, new { a = 2 });

        Assert.Equal([3, 11, 12], _db.Query<int>("SELECT a FROM t ORDER BY a"));
    }

    [Fact]
    public void Query_TableChangedSince_ReadsWhatItIsNow()
    {
        const string Text = "SELECT COUNT(*) FROM pragma_table_info('t')";
        Assert.Equal(1, _db.ExecuteScalar<int>(Text));
        _db.Execute("ALTER TABLE t ADD COLUMN b TEXT");

        Assert.Equal(2, _db.ExecuteScalar<int>(Text));
    }

    [Fact]
    public void Execute_AfterAFailure_Runs()
    {
        const string Text = "INSERT INTO t (rowid, a) VALUES (@id, 0)";
        Assert.Throws<SqliteException>(() => _db.Execute(Text, new { id = 1 }));

        Assert.Equal(1, _db.Execute(Text, new { id = 9 }));
    }

    public void Dispose() => _db.Dispose();
}
