using Phasa.Conformance.Storage;
using Phasa.Storage;
using Phasa.TestSupport.Storage;

namespace Phasa.Sqlite.Tests;

/// <summary>Stores over one file in a folder of its own.</summary>
public sealed class SqliteStoreFactory : StoreFactory
{
    private readonly TemporaryFolder _folder = new();

    public override IKnowledgeStore Create(TimeProvider time) => new SqliteKnowledgeStore(_folder.File("phasa.db"), time);

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
