using Dapper;
using Npgsql;
using Phasa.Conformance.Storage;
using Phasa.Storage;

namespace Phasa.Postgres.Tests;

/// <summary>Stores over one schema of the tests' server.</summary>
public sealed class PostgresStoreFactory : StoreFactory
{
    private readonly string _address = PostgresFixture.NewAddress();

    public override IKnowledgeStore Create(TimeProvider time) => new PostgresKnowledgeStore(PostgresAddress.Parse(_address), time);

    public override IReadOnlyList<string> Look(string sql)
    {
        using var db = new NpgsqlConnection(PostgresAddress.Parse(_address).ConnectionString);
        return [.. db.Query(sql).Select(line => string.Join(' ', ((IDictionary<string, object>)line).Values))];
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
