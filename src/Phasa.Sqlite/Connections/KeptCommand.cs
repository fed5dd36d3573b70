using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Phasa.Sqlite.Connections;

/// <summary>
/// A command as Dapper makes one for each call: it borrows the connection's command of its text, and gives it back when
/// it is disposed. The text comes first, then the parameters.
/// </summary>
internal sealed class KeptCommand(StoreConnection connection) : DbCommand
{
    private SqliteCommand? _command;

    /// <inheritdoc/>
    [AllowNull]
    public override string CommandText
    {
        get => _command?.CommandText ?? "";
        set
        {
            GiveBack();
            _command = connection.Take(value ?? "");
        }
    }

    /// <inheritdoc/>
    public override int CommandTimeout { get => Command.CommandTimeout; set => Command.CommandTimeout = value; }

    /// <inheritdoc/>
    public override CommandType CommandType { get => CommandType.Text; set => Command.CommandType = value; }

    /// <inheritdoc/>
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc/>
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <inheritdoc/>
    protected override DbConnection? DbConnection
    {
        get => connection;
        set
        {
            if (value != connection)
            {
                throw new NotSupportedException("A command stays with the connection that made it.");
            }
        }
    }

    /// <inheritdoc/>
    protected override DbParameterCollection DbParameterCollection => Command.Parameters;

    /// <inheritdoc/>
    protected override DbTransaction? DbTransaction { get => Command.Transaction; set => Command.Transaction = (SqliteTransaction?)value; }

    private SqliteCommand Command => _command ?? throw new InvalidOperationException("The command has no text yet.");

    /// <inheritdoc/>
    public override void Cancel() => Command.Cancel();

    /// <inheritdoc/>
    public override int ExecuteNonQuery() => Command.ExecuteNonQuery();

    /// <inheritdoc/>
    public override object? ExecuteScalar() => Command.ExecuteScalar();

    /// <inheritdoc/>
    public override void Prepare() => Command.Prepare();

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Command.ExecuteReader(behavior);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    private void GiveBack()
    {
        if (_command is { } command)
        {
            _command = null;
            connection.Give(command);
        }
    }
}
