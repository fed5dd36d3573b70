using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Collections;
using Phasa.TestSupport.Documents;
using Phasa.TestSupport.Storage;

namespace Phasa.Sqlite.Tests.Storage;

/// <summary>An open store with one collection, and the file under it.</summary>
public abstract class SqliteStoreTest : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected string File => _folder.File("phasa.db");

    protected SqliteKnowledgeStore Store { get; private set; } = null!;

    protected Collection Collection { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Store = await OpenAsync();
        Collection = await Store.Collections.CreateAsync("kb", [Writes.Japanese, Writes.English], Writes.Space, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Another store on the same file.</summary>
    protected async Task<SqliteKnowledgeStore> OpenAsync()
    {
        var store = new SqliteKnowledgeStore(File);
        await store.OpenAsync(Stop);
        return store;
    }

    /// <summary>A look at the file past the store.</summary>
    protected T Look<T>(Func<SqliteConnection, T> look)
    {
        using var db = new SqliteConnection($"Data Source={File};Pooling=False");
        db.Open();
        return look(db);
    }

    /// <summary>Changes the file past the store.</summary>
    protected void Change(string sql) => Look(db => db.Execute(sql));
}
