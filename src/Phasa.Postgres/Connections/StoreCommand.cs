using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;
using NpgsqlTypes;

namespace Phasa.Postgres.Connections;

/// <summary>A command that takes statements and parameters as the stores have them, and gives values as the stores read them.</summary>
internal sealed class StoreCommand(StoreConnection connection) : DbCommand
{
    private readonly NpgsqlCommand _command = new() { Connection = connection.Server };
    private string _text = "";

    /// <inheritdoc/>
    [AllowNull]
    public override string CommandText
    {
        get => _text;
        set
        {
            _text = value ?? "";
            _command.CommandText = Dialect.Of(_text);
        }
    }

    /// <inheritdoc/>
    public override int CommandTimeout { get => _command.CommandTimeout; set => _command.CommandTimeout = value; }

    /// <inheritdoc/>
    public override CommandType CommandType { get => _command.CommandType; set => _command.CommandType = value; }

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
    protected override DbParameterCollection DbParameterCollection => _command.Parameters;

    /// <inheritdoc/>
    protected override DbTransaction? DbTransaction { get => _command.Transaction; set => _command.Transaction = (NpgsqlTransaction?)value; }

    /// <inheritdoc/>
    public override void Cancel() => _command.Cancel();

    /// <inheritdoc/>
    public override int ExecuteNonQuery() => Ready().ExecuteNonQuery();

    /// <inheritdoc/>
    public override object? ExecuteScalar() => Ready().ExecuteScalar() is { } value ? StoreReader.Plain(value) : null;

    /// <inheritdoc/>
    public override void Prepare() => Ready().Prepare();

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => new NpgsqlParameter();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => new StoreReader(Ready().ExecuteReader(behavior));

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _command.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Truth is 0 and 1 in every table, and every character of a text is kept.</summary>
    private NpgsqlCommand Ready()
    {
        foreach (NpgsqlParameter parameter in _command.Parameters)
        {
            if (parameter.Value is bool truth)
            {
                parameter.NpgsqlDbType = NpgsqlDbType.Bigint;
                parameter.Value = truth ? 1L : 0L;
            }
            else if (parameter.Value is string text)
            {
                parameter.Value = AnyText.ToServer(text);
            }
            else if (parameter.DbType == DbType.Boolean)
            {
                parameter.NpgsqlDbType = NpgsqlDbType.Bigint;
            }
        }

        return _command;
    }
}
