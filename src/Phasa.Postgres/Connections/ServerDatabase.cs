using System.Data.Common;
using Npgsql;
using Phasa.Postgres.Monitoring;
using Phasa.Postgres.Moving;
using Phasa.Postgres.Schema;
using Phasa.Relational.Connections;
using Phasa.Relational.Monitoring;
using Phasa.Relational.Moving;

namespace Phasa.Postgres.Connections;

/// <summary>A schema of a server's database.</summary>
internal sealed class ServerDatabase(PostgresAddress address) : Database
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(address.ConnectionString);

    /// <summary>Where it is.</summary>
    public PostgresAddress Address { get; } = address;

    /// <inheritdoc/>
    public override string Name => Address.Schema == PostgresAddress.DefaultSchema ? $"{Address}" : $"Schema '{Address.Schema}' of {Address}";

    /// <inheritdoc/>
    public override ISearchInsert Searches { get; } = new SearchInserts();

    /// <inheritdoc/>
    public override IStoreTables Tables { get; } = new ServerTables();

    /// <inheritdoc/>
    protected override Connection Open(bool readOnly) => new ServerConnection(_source.OpenConnection());

    /// <inheritdoc/>
    protected override Connection OpenFirst(Opening opening)
    {
        var writer = Open(readOnly: false);
        try
        {
            if (opening == Opening.Source)
            {
                SchemaUpgrade.Steps.RequireLatest(SchemaUpgrade.Inspect(writer.Db, Address), Name);
            }
            else
            {
                SchemaUpgrade.Run(writer, Address);
            }

            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override Exception Explain(DbException error) => ServerErrors.Explain(error, Address);

    /// <inheritdoc/>
    protected override void Close() => _source.Dispose();
}
