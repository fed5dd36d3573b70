using System.Data;
using Npgsql;
using Phasa.Relational.Connections;

namespace Phasa.Postgres.Connections;

/// <summary>One connection to the server, from its pool and back to it. Not thread-safe.</summary>
/// <param name="server">The connection, open.</param>
/// <param name="position">How far this node has written and read, when standbys are read from; else null.</param>
internal sealed class ServerConnection(NpgsqlConnection server, LogPosition? position) : Connection(new StoreConnection(server))
{
    /// <summary>
    /// Writers of all nodes take turns, so that what one has read is still so when it writes, numbers that are given out are
    /// committed in their order, and nothing is ever to be tried again. The lock ends with the transaction, whatever becomes of its node.
    /// </summary>
    /// <remarks>By the setting and not by <c>current_schema()</c>, which is null, and locks nothing, while the schema is being made.</remarks>
    internal const string Turn = "BEGIN; SELECT pg_advisory_xact_lock(1346912339, hashtext(current_setting('search_path')))";

    /// <summary>How far in the log its server was when it was asked last.</summary>
    public long SeenUntil { get; set; }

    /// <inheritdoc/>
    public override bool IsInTransaction => IsUsable;

    /// <inheritdoc/>
    public override bool IsUsable => Db.State == ConnectionState.Open;

    /// <inheritdoc/>
    protected override void BeginSnapshot() => Prepared("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").ExecuteNonQuery();

    /// <inheritdoc/>
    protected override void BeginWrite() => Prepared(Turn).ExecuteNonQuery();

    /// <inheritdoc/>
    protected override void Written() => position?.AdvanceToWritten(this);
}
