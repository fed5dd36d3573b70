namespace Phasa.Postgres.Connections;

/// <summary>How far in the server's log this node has written and read, and which connections see at least so far. Thread-safe.</summary>
/// <remarks>
/// Standbys replay the log each at its own pace. A node that read one and then another further behind would see its collections go
/// back in time, which its indexes take for another history. A connection seen so far is not asked again until there is more.
/// </remarks>
internal sealed class LogPosition
{
    private const string Written = "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint";
    private const string Seen =
        "SELECT pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN COALESCE(pg_last_wal_replay_lsn(), '0/0') ELSE pg_current_wal_lsn() END, '0/0')::bigint";

    private long _position;

    /// <summary>Something was written on a connection.</summary>
    public void AdvanceToWritten(ServerConnection writer) => Advance((long)writer.Prepared(Written).ExecuteScalar()!);

    /// <summary>Something was read on a connection: its server is at least as far as what was read.</summary>
    public void AdvanceTo(ServerConnection reader) => Advance(reader.SeenUntil = (long)reader.Prepared(Seen).ExecuteScalar()!);

    /// <summary>Whether a connection sees everything that this node has written and read.</summary>
    public bool IsSeenBy(ServerConnection reader)
    {
        var position = Volatile.Read(ref _position);
        if (reader.SeenUntil < position)
        {
            reader.SeenUntil = (long)reader.Prepared(Seen).ExecuteScalar()!;
        }

        return reader.SeenUntil >= position;
    }

    private void Advance(long position)
    {
        long before;
        do
        {
            before = Volatile.Read(ref _position);
        }
        while (before < position && Interlocked.CompareExchange(ref _position, position, before) != before);
    }
}
