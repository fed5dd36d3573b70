using System.Data.Common;
using Npgsql;
using Phasa.Postgres.Monitoring;
using Phasa.Postgres.Schema;
using Phasa.Relational.Connections;
using Phasa.Relational.Monitoring;

namespace Phasa.Postgres.Connections;

/// <summary>A schema of a server's database, or of one server's and its standbys'.</summary>
internal sealed class ServerDatabase : Database
{
    private readonly NpgsqlDataSource _all;
    private readonly NpgsqlDataSource _primary;
    private readonly NpgsqlDataSource _reads;
    private readonly WrittenPosition? _written;

    public ServerDatabase(PostgresAddress address)
    {
        Address = address;
        if (address.HasStandbys)
        {
            var all = new NpgsqlDataSourceBuilder(address.ConnectionString).BuildMultiHost();
            (_all, _primary, _reads) = (all, all.WithTargetSession(TargetSessionAttributes.Primary), all.WithTargetSession(address.Reads));
            _written = address.Reads == TargetSessionAttributes.PreferStandby ? new() : null;
        }
        else
        {
            _all = _primary = _reads = NpgsqlDataSource.Create(address.ConnectionString);
        }
    }

    /// <summary>Where it is.</summary>
    public PostgresAddress Address { get; }

    /// <inheritdoc/>
    public override ISearchInsert Searches { get; } = new SearchInserts();

    /// <inheritdoc/>
    protected override Connection Open(bool readOnly)
    {
        var connection = new ServerConnection((readOnly ? _reads : _primary).OpenConnection(), _written);
        if (!readOnly || SeesOwnWrites(connection))
        {
            return connection;
        }

        // No standby is as far as this node has written: who has just written reads it from where it was written.
        connection.Dispose();
        return new ServerConnection(_primary.OpenConnection(), _written);
    }

    /// <inheritdoc/>
    protected override Connection OpenFirst()
    {
        var writer = Open(readOnly: false);
        try
        {
            SchemaUpgrade.Run(writer, Address);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override bool SeesOwnWrites(Connection reader)
    {
        try
        {
            return _written?.IsSeenBy((ServerConnection)reader) ?? true;
        }
        catch (DbException)
        {
            // Its server has gone; another is taken.
            return false;
        }
    }

    /// <inheritdoc/>
    protected override Exception Explain(DbException error) => ServerErrors.Explain(error, Address);

    /// <inheritdoc/>
    protected override void Close() => _all.Dispose();
}
