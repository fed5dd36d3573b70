using System.Globalization;
using Dapper;
using Npgsql;
using Phasa.Embeddings;
using Phasa.Postgres.Connections;
using Phasa.Relational.Connections;

namespace Phasa.Postgres.Vectors;

/// <summary>Builds the graphs of language indexes that have grown large, takes out rows that are no more, and drops the indexes of collections that are no more.</summary>
internal sealed class VectorTending(ServerDatabase database, VectorTables tables)
{
    /// <summary>Rows taken out at a time.</summary>
    private const int Batch = 5000;

    /// <summary>Does it, unless another process is at it.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(int graphRows, CancellationToken cancellationToken)
    {
        // A connection of its own: a graph is built outside of any transaction, and takes minutes.
        await using var connection = await database.OpenApartAsync(cancellationToken);
        try
        {
            var names = await database.SnapshotAsync(tables.NamesIn, cancellationToken);
            if (!await connection.ExecuteScalarAsync<bool>("SELECT pg_try_advisory_lock(1346912340, hashtext(@Schema))", new { names.Schema }))
            {
                return [];
            }

            try
            {
                List<string> done = [];
                await DropAsync(names, done, cancellationToken);
                await TakeOutAsync(connection, names, done, cancellationToken);
                await BuildAsync(connection, names, graphRows, done, cancellationToken);
                return done;
            }
            finally
            {
                await connection.ExecuteAsync("SELECT pg_advisory_unlock(1346912340, hashtext(@Schema))", new { names.Schema });
            }
        }
        catch (NpgsqlException e)
        {
            throw ServerErrors.Explain(e, database.Address);
        }
    }

    private async Task DropAsync(VectorNames names, List<string> done, CancellationToken cancellationToken)
    {
        var dropped = await database.WriteAsync(
            db =>
            {
                var keys = db.Query<long>(names.In(
                    "DELETE FROM :own.indexes i WHERE NOT EXISTS (SELECT 1 FROM :main.collections c WHERE c.id = i.collection_id) RETURNING key")).AsList();
                keys.ForEach(key => db.Execute(names.In($"DROP TABLE :own.rows_{key}")));
                return keys.Count;
            },
            cancellationToken);
        if (dropped > 0)
        {
            done.Add(string.Create(CultureInfo.InvariantCulture, $"{dropped} of deleted collections dropped"));
        }
    }

    private static async Task TakeOutAsync(NpgsqlConnection connection, VectorNames names, List<string> done, CancellationToken cancellationToken)
    {
        var statement = names.In($"""
            WITH taken AS (DELETE FROM :own.gone WHERE ctid = ANY (ARRAY(SELECT ctid FROM :own.gone LIMIT {Batch})) RETURNING row_id, space, language),
                 removed AS (DELETE FROM :own.rows v USING taken t JOIN :own.indexes i ON i.space = t.space AND i.language = t.language
                             WHERE v.index_key = i.key AND v.row_id = t.row_id)
            SELECT COUNT(*) FROM taken
            """);
        long all = 0, some;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            some = await connection.ExecuteScalarAsync<long>(statement);
            all += some;
        }
        while (some == Batch);
        if (all > 0)
        {
            done.Add(string.Create(CultureInfo.InvariantCulture, $"{all} rows taken out"));
        }
    }

    private static async Task BuildAsync(NpgsqlConnection connection, VectorNames names, int graphRows, List<string> done, CancellationToken cancellationToken)
    {
        var indexes = await connection.QueryAsync<(long Key, string Language, string Space)>(names.In(
            "SELECT i.key, i.language, s.description FROM :own.indexes i JOIN :main.spaces s ON s.key = i.space ORDER BY i.key"));
        foreach (var (key, language, description) in indexes)
        {
            var dimensions = Columns.FromJson<EmbeddingSpace>(description).Dimensions;
            var table = string.Create(CultureInfo.InvariantCulture, $":own.rows_{key}");
            var graph = string.Create(CultureInfo.InvariantCulture, $"rows_{key}_graph");
            if (dimensions > ServerVectors.MostOfGraph || await GraphAsync(graph) == true || !await IsLargeAsync(table))
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (await GraphAsync(graph) == false)
            {
                // Left behind by a process that was stopped while it was built.
                await connection.ExecuteAsync(names.In($"DROP INDEX :own.{graph}"));
            }

            var build = names.In(string.Create(
                CultureInfo.InvariantCulture,
                $"CREATE INDEX CONCURRENTLY {graph} ON {table} USING hnsw ((embedding:::ext.halfvec({dimensions})) :ext.halfvec_cosine_ops)"));
            await connection.ExecuteAsync(new CommandDefinition($"SET lock_timeout = 0; SET statement_timeout = 0", cancellationToken: cancellationToken));
            await connection.ExecuteAsync(new CommandDefinition(build, commandTimeout: 0, cancellationToken: cancellationToken));
            await connection.ExecuteAsync(names.In($"ANALYZE {table}"));
            done.Add($"a graph built for {language}");
        }

        // Whether it can be used; null when there is none.
        Task<bool?> GraphAsync(string graph) => connection.ExecuteScalarAsync<bool?>(
            """
            SELECT i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = @Schema AND c.relname = @graph
            """,
            new { names.Schema, graph });

        Task<bool> IsLargeAsync(string table) =>
            connection.ExecuteScalarAsync<bool>(names.In($"SELECT COUNT(*) >= @graphRows FROM (SELECT 1 FROM {table} LIMIT @graphRows) n"), new { graphRows });
    }
}
