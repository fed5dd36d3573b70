using Npgsql;
using Phasa.Postgres;

namespace Phasa.Bench.Nodes;

/// <summary>The time that a server has spent on statements.</summary>
internal sealed class ServerTime(string address) : IDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(address).ConnectionString) { Pooling = false }.ConnectionString);

    /// <summary>Seconds that connections to the database were executing statements, as <c>pg_stat_database</c> counts them (each connection tells within a second of its last statement).</summary>
    public double ActiveSeconds
    {
        get
        {
            using var command = _source.CreateCommand("SELECT active_time / 1000 FROM pg_stat_database WHERE datname = current_database()");
            return (double)command.ExecuteScalar()!;
        }
    }

    /// <summary>What the database takes on its server's disk, MB.</summary>
    public double Megabytes
    {
        get
        {
            using var command = _source.CreateCommand("SELECT pg_database_size(current_database()) / 1e6::float8");
            return Math.Round((double)command.ExecuteScalar()!, 1);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
