using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Conformance.Storage;
using Phasa.Storage;
using Phasa.TestSupport.Storage;

namespace Phasa.Sqlite.Tests;

/// <summary>Stores over one file in a folder of its own.</summary>
public sealed class SqliteStoreFactory : StoreFactory
{
    private readonly TemporaryFolder _folder = new();

    public override IKnowledgeStore Create(TimeProvider time) => new SqliteKnowledgeStore(_folder.File("phasa.db"), time);

    public override IReadOnlyList<string> Look(string sql)
    {
        using var db = new SqliteConnection($"Data Source={_folder.File("phasa.db")};Pooling=False");
        return [.. db.Query(sql).Select(line => string.Join(' ', ((IDictionary<string, object>)line).Values))];
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
