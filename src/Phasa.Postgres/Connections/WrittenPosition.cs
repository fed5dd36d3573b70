namespace Phasa.Postgres.Connections;

/// <summary>How far in the server's log this node has written, and which connections read at least so far. Thread-safe.</summary>
/// <remarks>
/// A standby replays the log a moment later. A connection that has been seen so far is not asked again until more is written.
/// </remarks>
internal sealed class WrittenPosition
{
    private const string Now = "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint";
    private const string Replayed = "SELECT CASE WHEN pg_is_in_recovery() THEN COALESCE(pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint, 0) ELSE 9223372036854775807 END";

    private long _written;

    /// <summary>A write was committed on this connection.</summary>
    public void Advance(ServerConnection writer)
    {
        var now = (long)writer.Prepared(Now).ExecuteScalar()!;
        // One connection of a node writes, so its positions only grow.
        Volatile.Write(ref _written, now);
    }

    /// <summary>Whether a connection reads everything that this node has written.</summary>
    public bool IsSeenBy(ServerConnection reader)
    {
        var written = Volatile.Read(ref _written);
        if (reader.SeenUntil < written)
        {
            reader.SeenUntil = (long)reader.Prepared(Replayed).ExecuteScalar()!;
        }

        return reader.SeenUntil >= written;
    }
}
