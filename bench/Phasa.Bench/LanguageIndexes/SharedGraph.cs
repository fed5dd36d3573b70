using System.Globalization;
using Npgsql;
using Phasa.Languages;

namespace Phasa.Bench.LanguageIndexes;

/// <summary>What is built where nobody minds the languages: one table, one graph, and a filter.</summary>
internal sealed class SharedGraph : IAsyncDisposable
{
    private readonly NpgsqlConnection _db;
    private readonly NpgsqlCommand _nearest;
    private string? _settings;

    /// <summary>Prepares the search in a language.</summary>
    public SharedGraph(NpgsqlConnection db, LanguageTag language)
    {
        _db = db;
        _nearest = new(
            $"SELECT row_id FROM shared WHERE language = '{language.Value}' ORDER BY (embedding::public.halfvec(256)) OPERATOR(public.<=>) $1::public.halfvec(256) LIMIT 10", db)
        { Parameters = { new NpgsqlParameter<string>() } };
    }

    /// <summary>Builds it from the language indexes' rows.</summary>
    public static Task BuildAsync(NpgsqlConnection db, CancellationToken cancellationToken) => FilledDatabase.ExecuteAsync(
        db,
        """
        CREATE TABLE shared AS SELECT v.row_id, i.language, v.embedding FROM phasa_vectors.rows v JOIN phasa_vectors.indexes i ON i.key = v.index_key;
        CREATE INDEX shared_graph ON shared USING hnsw ((embedding::public.halfvec(256)) public.halfvec_cosine_ops);
        ANALYZE shared;
        """,
        cancellationToken);

    /// <summary>What takes how much room on the disk, MB.</summary>
    public static async Task<object> SizesAsync(NpgsqlConnection db, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(
            """
            SELECT pg_total_relation_size('rows'::regclass) / 1e6::float8,
                   (SELECT SUM(pg_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'phasa_vectors' AND c.relkind = 'r') / 1e6::float8,
                   (SELECT SUM(pg_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'phasa_vectors' AND c.relname LIKE '%graph') / 1e6::float8,
                   pg_relation_size('shared_graph'::regclass) / 1e6::float8
            """,
            db);
        await using var line = await command.ExecuteReaderAsync(cancellationToken);
        await line.ReadAsync(cancellationToken);
        return new
        {
            rows = Math.Round(line.GetDouble(0)),
            partitions = Math.Round(line.GetDouble(1)),
            graphs = Math.Round(line.GetDouble(2)),
            sharedGraph = Math.Round(line.GetDouble(3)),
        };
    }

    /// <summary>The nearest rows in the language.</summary>
    public async Task<IReadOnlyList<long>> NearestAsync(float[] query, int effort, bool iterative, CancellationToken cancellationToken)
    {
        if (!_nearest.IsPrepared)
        {
            await _nearest.PrepareAsync(cancellationToken);
        }

        var settings = $"SET hnsw.ef_search = {effort}; SET hnsw.iterative_scan = {(iterative ? "strict_order" : "off")}";
        if (settings != _settings)
        {
            await FilledDatabase.ExecuteAsync(_db, settings, cancellationToken);
            _settings = settings;
        }

        _nearest.Parameters[0].Value = $"[{string.Join(',', query.Select(v => v.ToString(CultureInfo.InvariantCulture)))}]";
        List<long> rows = [];
        await using var lines = await _nearest.ExecuteReaderAsync(cancellationToken);
        while (await lines.ReadAsync(cancellationToken))
        {
            rows.Add(lines.GetInt64(0));
        }

        return rows;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _nearest.DisposeAsync();
}
