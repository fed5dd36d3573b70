using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Phasa.Bench.Scan;

/// <summary>
/// The extension sqlite-vec with the same rows, where the variable PHASA_BENCH_SQLITE_VEC says where its library lies
/// (<c>npm pack sqlite-vec-linux-x64</c> has it).
/// </summary>
internal sealed class SqliteVec : IDisposable
{
    public const string Variable = "PHASA_BENCH_SQLITE_VEC";

    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    private SqliteVec(VectorRows set, string library)
    {
        _connection.Open();
        _connection.EnableExtensions();
        _connection.LoadExtension(library);
        Execute($"CREATE VIRTUAL TABLE f USING vec0(v float[{set.Dimensions}])");
        Execute($"CREATE VIRTUAL TABLE i USING vec0(v int8[{set.Dimensions}])");
        Execute($"CREATE VIRTUAL TABLE b USING vec0(v bit[{set.Dimensions}])");
        using var transaction = _connection.BeginTransaction();
        foreach (var (table, value) in new[] { ("f", "$v"), ("i", "vec_quantize_int8($v, 'unit')"), ("b", "vec_quantize_binary($v)") })
        {
            using var insert = _connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = $"INSERT INTO {table}(rowid, v) VALUES ($id, {value})";
            var (id, vector) = (insert.Parameters.Add("$id", SqliteType.Integer), insert.Parameters.Add("$v", SqliteType.Blob));
            for (var row = 0; row < set.Count; row++)
            {
                (id.Value, vector.Value) = (row + 1, MemoryMarshal.AsBytes(set.Row(row)).ToArray());
                insert.ExecuteNonQuery();
            }
        }

        transaction.Commit();
    }

    /// <summary>The library's own version.</summary>
    public string Version => (string)Scalar("SELECT vec_version()");

    /// <summary>The rows in its three tables; null where the library is not said.</summary>
    public static SqliteVec? Open(VectorRows set) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } library ? new(set, library) : null;

    /// <summary>The ways it searches.</summary>
    public IEnumerable<Contender> Contenders() =>
    [
        new("sqlite-vec float", q => Search("f", "$q", q)) { Queries = 4 },
        new("sqlite-vec int8", q => Search("i", "vec_quantize_int8($q, 'unit')", q)) { Queries = 4 },
        new("sqlite-vec bit", q => Search("b", "vec_quantize_binary($q)", q)) { Queries = 4 },
    ];

    public void Dispose() => _connection.Dispose();

    private List<int> Search(string table, string value, float[] query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT rowid FROM {table} WHERE v MATCH {value} AND k = 10";
        command.Parameters.AddWithValue("$q", MemoryMarshal.AsBytes<float>(query).ToArray());
        using var reader = command.ExecuteReader();
        List<int> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.GetInt32(0) - 1);
        }

        return rows;
    }

    private void Execute(string sql) => Scalar(sql);

    private object Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() ?? Convert.ToString(0, CultureInfo.InvariantCulture);
    }
}
