using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Phasa.Postgres.Connections;

/// <summary>A connection whose commands speak as the statements of the stores are written. Not thread-safe.</summary>
internal sealed class StoreConnection(NpgsqlConnection server) : DbConnection
{
    /// <summary>The server's own connection.</summary>
    public NpgsqlConnection Server { get; } = server;

    /// <inheritdoc/>
    [AllowNull]
    public override string ConnectionString { get => Server.ConnectionString; set => Server.ConnectionString = value; }

    /// <inheritdoc/>
    public override string Database => Server.Database;

    /// <inheritdoc/>
    public override string DataSource => Server.DataSource;

    /// <inheritdoc/>
    public override string ServerVersion => Server.ServerVersion;

    /// <inheritdoc/>
    public override ConnectionState State => Server.State;

    /// <inheritdoc/>
    public override void ChangeDatabase(string databaseName) => Server.ChangeDatabase(databaseName);

    /// <inheritdoc/>
    public override void Open() => Server.Open();

    /// <inheritdoc/>
    public override void Close() => Server.Close();

    /// <inheritdoc/>
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => Server.BeginTransaction(isolationLevel);

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => new StoreCommand(this);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Server.Dispose();
        }

        base.Dispose(disposing);
    }
}
