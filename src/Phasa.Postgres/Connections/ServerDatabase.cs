using System.Data.Common;
using Npgsql;
using Phasa.Postgres.Monitoring;
using Phasa.Postgres.Moving;
using Phasa.Postgres.Schema;
using Phasa.Relational.Connections;
using Phasa.Relational.Monitoring;
using Phasa.Relational.Moving;

namespace Phasa.Postgres.Connections;

/// <summary>A schema of a server's database, or of one server's and its standbys'.</summary>
internal sealed class ServerDatabase : Database
{
    private readonly NpgsqlDataSource _all;
    private readonly NpgsqlDataSource _primary;
    private readonly NpgsqlDataSource _reads;
    private readonly LogPosition? _position;

    public ServerDatabase(PostgresAddress address)
    {
        Address = address;
        if (address.HasStandbys)
        {
            var all = new NpgsqlDataSourceBuilder(address.ConnectionString).BuildMultiHost();
            (_all, _primary, _reads) = (all, all.WithTargetSession(TargetSessionAttributes.Primary), all.WithTargetSession(address.Reads));
            _position = address.Reads == TargetSessionAttributes.PreferStandby ? new() : null;
        }
        else
        {
            _all = _primary = _reads = NpgsqlDataSource.Create(address.ConnectionString);
        }
    }

    /// <summary>Where it is.</summary>
    public PostgresAddress Address { get; }

    /// <inheritdoc/>
    public override string Name => Address.Schema == PostgresAddress.DefaultSchema ? $"{Address}" : $"Schema '{Address.Schema}' of {Address}";

    /// <inheritdoc/>
    public override ISearchInsert Searches { get; } = new SearchInserts();

    /// <summary>Opens a connection of its own to the server that is written to, outside of readers and the writer.</summary>
    public ValueTask<NpgsqlConnection> OpenApartAsync(CancellationToken cancellationToken) => _primary.OpenConnectionAsync(cancellationToken);

    /// <inheritdoc/>
    public override IStoreTables Tables { get; } = new ServerTables();

    /// <inheritdoc/>
    protected override Connection Open(bool readOnly)
    {
        var connection = new ServerConnection((readOnly ? _reads : _primary).OpenConnection(), _position);
        if (!readOnly || IsRecent(connection))
        {
            return connection;
        }

        try
        {
            // No standby is as far as this node: it reads where it was written.
            var recent = new ServerConnection(_primary.OpenConnection(), _position);
            connection.Dispose();
            return recent;
        }
        catch (NpgsqlException)
        {
            // While nothing can be written, searches go on with what a standby has.
            return connection;
        }
    }

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
    protected override bool IsRecent(Connection reader)
    {
        try
        {
            return _position?.IsSeenBy((ServerConnection)reader) ?? true;
        }
        catch (DbException)
        {
            // Its server has gone; another is taken.
            return false;
        }
    }

    /// <inheritdoc/>
    protected override void HasRead(Connection reader) => _position?.AdvanceTo((ServerConnection)reader);

    /// <inheritdoc/>
    protected override Exception Explain(DbException error) => ServerErrors.Explain(error, Address);

    /// <inheritdoc/>
    protected override void Close() => _all.Dispose();
}
