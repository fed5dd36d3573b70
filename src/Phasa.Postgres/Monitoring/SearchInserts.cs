using System.Data.Common;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Phasa.Monitoring;
using Phasa.Postgres.Connections;
using Phasa.Relational.Monitoring;

namespace Phasa.Postgres.Monitoring;

/// <summary>Inserts records of the search log by one statement, each column as an array.</summary>
internal sealed class SearchInserts : ISearchInsert
{
    private static readonly (string Name, string Type, NpgsqlDbType Array)[] Columns =
    [
        ("id", "bytea", NpgsqlDbType.Bytea), ("collection_id", "bigint", NpgsqlDbType.Bigint), ("at", "bigint", NpgsqlDbType.Bigint), ("language", "text", NpgsqlDbType.Text),
        ("language_source", "text", NpgsqlDbType.Text), ("hit_count", "bigint", NpgsqlDbType.Bigint), ("best", "double precision", NpgsqlDbType.Double), ("took", "bigint", NpgsqlDbType.Bigint),
        ("query_key", "bigint", NpgsqlDbType.Bigint), ("space", "bigint", NpgsqlDbType.Bigint), ("measurement", "bigint", NpgsqlDbType.Bigint), ("steps", "text", NpgsqlDbType.Text),
        ("routes", "text", NpgsqlDbType.Text), ("hits", "text", NpgsqlDbType.Text), ("warnings", "text", NpgsqlDbType.Text), ("query", "text", NpgsqlDbType.Text),
    ];

    private static readonly string Sql =
        $"""
        INSERT INTO searches ({string.Join(", ", Columns.Select(c => c.Name))})
        SELECT * FROM unnest({string.Join(", ", Columns.Select((c, i) => $"${i + 1}::{c.Type}[]"))}) ON CONFLICT (id) DO NOTHING
        """;

    public void Run(DbConnection db, IReadOnlyList<(SearchRecord Record, long Space)> records)
    {
        using var json = new SearchJson();
        var lines = records.Select(r => Values(r.Record, r.Space, json)).ToList();
        using var command = new NpgsqlCommand(Sql, ((StoreConnection)db).Server);
        foreach (var (i, column) in Columns.Index())
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = column.Array | NpgsqlDbType.Array, Value = lines.Select(l => l[i]).ToArray() });
        }

        command.ExecuteNonQuery();
    }

    private static object?[] Values(SearchRecord record, long space, SearchJson json) =>
    [
        record.Id.ToByteArray(bigEndian: true), record.Collection.Value, record.At.ToUnixTimeMilliseconds(), record.Language.Language.Value,
        SearchJson.NameOf(record.Language.Source), (long)record.HitCount, record.Best is { } best ? (double)best : null, (long)record.Times.Total.TotalMicroseconds,
        record.QueryKey, space, record.Measurement?.Value, Encoding.UTF8.GetString(json.Of(record.Times)),
        Encoding.UTF8.GetString(json.Of(record.Routes)), Encoding.UTF8.GetString(json.Of(record.Hits)), record.Warnings.Count == 0 ? null : string.Join(',', record.Warnings), record.Query is null ? null : AnyText.ToServer(record.Query),
    ];
}
