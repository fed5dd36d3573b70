using System.Text;
using Microsoft.Data.Sqlite;
using Phasa.Monitoring;
using Phasa.Relational.Monitoring;
using SQLitePCL;
using static SQLitePCL.raw;

namespace Phasa.Sqlite.Monitoring;

/// <summary>
/// Inserts many records by one statement, bound by SQLite's own calls: the library above it takes each value through a string
/// and a lookup of its name, which cost more than the insertion.
/// </summary>
internal sealed class SearchInsert : IDisposable
{
    private static readonly string[] Names =
    [
        "id", "collection_id", "at", "language", "language_source", "hit_count", "best", "took", "query_key", "space", "measurement", "steps", "routes", "hits", "warnings", "query",
    ];

    private static readonly string Sql =
        $"INSERT INTO searches ({string.Join(", ", Names)}) VALUES ({string.Join(", ", Names.Select(_ => "?"))}) ON CONFLICT (id) DO NOTHING";

    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;
    private readonly SearchJson _json = new();
    private readonly byte[] _id = new byte[16];
    private byte[] _text = new byte[1024];
    private int _next;

    public SearchInsert(SqliteConnection db)
    {
        _db = db.Handle!;
        Check(sqlite3_prepare_v2(_db, Sql, out _statement));
    }

    /// <summary>Inserts a record, unless its id is there.</summary>
    public void Run(SearchRecord record, long space)
    {
        _next = 0;
        record.Id.TryWriteBytes(_id, bigEndian: true, out _);
        Check(sqlite3_bind_blob(_statement, ++_next, _id));
        Bind(record.Collection.Value);
        Bind(record.At.ToUnixTimeMilliseconds());
        Bind(record.Language.Language.Value);
        Bind(SearchJson.NameOf(record.Language.Source));
        Bind(record.HitCount);
        Check(record.Best is { } best ? sqlite3_bind_double(_statement, ++_next, best) : sqlite3_bind_null(_statement, ++_next));
        Bind((long)record.Times.Total.TotalMicroseconds);
        Bind(record.QueryKey);
        Bind(space);
        Bind(record.Measurement?.Value);
        BindText(_json.Of(record.Times));
        BindText(_json.Of(record.Routes));
        BindText(_json.Of(record.Hits));
        Bind(record.Warnings.Count == 0 ? null : string.Join(',', record.Warnings));
        Bind(record.Query);
        Check(sqlite3_step(_statement));
        Check(sqlite3_reset(_statement));
    }

    public void Dispose()
    {
        _statement.Dispose();
        _json.Dispose();
    }

    private void Bind(long? value) => Check(value is { } number ? sqlite3_bind_int64(_statement, ++_next, number) : sqlite3_bind_null(_statement, ++_next));

    private void Bind(string? text)
    {
        if (text is null)
        {
            Check(sqlite3_bind_null(_statement, ++_next));
            return;
        }

        if (_text.Length < Encoding.UTF8.GetMaxByteCount(text.Length))
        {
            _text = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        }

        BindText(_text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text)));
    }

    // SQLite makes a copy.
    private void BindText(ReadOnlySpan<byte> utf8) => Check(sqlite3_bind_text(_statement, ++_next, utf8));

    private void Check(int result)
    {
        if (result is not (SQLITE_OK or SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, _db);
        }
    }
}
