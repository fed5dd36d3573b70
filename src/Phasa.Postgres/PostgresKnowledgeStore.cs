using Phasa.Indexes;
using Phasa.Postgres.Connections;
using Phasa.Postgres.Vectors;
using Phasa.Relational;
using Phasa.Storage;

namespace Phasa.Postgres;

/// <summary>The store of many nodes: everything in one schema of a PostgreSQL database. Thread-safe.</summary>
public sealed class PostgresKnowledgeStore : RelationalStore
{
    private readonly ServerDatabase _database;

    /// <summary>Creates the store over a database, whose schema is made when the store is opened.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="time">The clock; the system's when null.</param>
    public PostgresKnowledgeStore(PostgresAddress address, TimeProvider? time = null)
        : this(new ServerDatabase(address), time ?? TimeProvider.System)
    {
    }

    private PostgresKnowledgeStore(ServerDatabase database, TimeProvider time)
        : base(database, time) => (_database, News, Vectors) = (database, new ServerNews(database), new ServerVectors(database));

    /// <inheritdoc/>
    public override IStoreNews News { get; }

    /// <inheritdoc/>
    public override IVectorSearch Vectors { get; }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StoreFinding>> CheckAsync(CancellationToken cancellationToken = default) => ServerCheck.RunAsync(_database, cancellationToken);
}
