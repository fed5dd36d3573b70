using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Pgvector;
using Phasa.Bench.Scan;

namespace Phasa.Bench.Peers;

/// <summary>pgvector in a PostgreSQL server, over a local connection and a prepared statement; exact, or through its HNSW index.</summary>
internal sealed class PostgresPeer : Peer
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _command;
    private readonly bool _graph;

    /// <summary>Copies the rows into a temporary table.</summary>
    public PostgresPeer(string server, VectorRows set, bool graph)
    {
        _graph = graph;
        NpgsqlDataSourceBuilder builder = new(server);
        builder.UseVector();
        _source = builder.Build();
        _connection = _source.OpenConnection();
        Execute("SET max_parallel_workers_per_gather = 0; SET max_parallel_maintenance_workers = 0; SET maintenance_work_mem = '1GB'; SET temp_buffers = '1GB'; SET jit = off");
        var start = Stopwatch.GetTimestamp();
        Execute(string.Create(CultureInfo.InvariantCulture, $"CREATE TEMP TABLE peer (id int, v vector({set.Dimensions})); ALTER TABLE peer ALTER v SET STORAGE PLAIN"));
        using (var rows = _connection.BeginBinaryImport("COPY peer (id, v) FROM STDIN (FORMAT BINARY)"))
        {
            for (var i = 0; i < set.Count; i++)
            {
                rows.StartRow();
                rows.Write(i);
                rows.Write(new Vector(set.Row(i).ToArray()));
            }

            rows.Complete();
        }

        if (graph)
        {
            Execute("CREATE INDEX ON peer USING hnsw (v vector_ip_ops) WITH (m = 16, ef_construction = 100)");
        }

        Execute("ANALYZE peer");
        BuildSeconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using NpgsqlCommand version = new("SELECT version()", _connection);
        Name = $"pgvector {(graph ? "HNSW (M 16, ef at building 100)" : "exact")}, {string.Join(' ', ((string)version.ExecuteScalar()!).Split(' ').Take(2))}";
        _command = new("SELECT id FROM peer ORDER BY v <#> $1 LIMIT 10", _connection) { Parameters = { new() } };
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> Efforts => _graph ? [16, 40, 64, 128] : [0];

    /// <inheritdoc/>
    public override IReadOnlyList<(double Milliseconds, IReadOnlyList<int> Rows)> Search(float[][] queries, int first, int count, int effort)
    {
        if (_graph)
        {
            Execute(string.Create(CultureInfo.InvariantCulture, $"SET hnsw.ef_search = {effort}"));
        }

        return base.Search(queries, first, count, effort);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _command.Dispose();
        _connection.Dispose();
        _source.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override IReadOnlyList<int> Search(float[] query, int effort)
    {
        _command.Parameters[0].Value = new Vector(query);
        if (!_command.IsPrepared)
        {
            _command.Prepare();
        }

        using var reader = _command.ExecuteReader();
        List<int> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.GetInt32(0));
        }

        return rows;
    }

    private void Execute(string sql)
    {
        using NpgsqlCommand command = new(sql, _connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }
}
