using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Phasa.Relational.Connections;
using Phasa.Relational.Moving;
using static SQLitePCL.raw;

namespace Phasa.Sqlite.Moving;

/// <summary>The tables of a file.</summary>
internal sealed class FileTables : IStoreTables
{
    /// <inheritdoc/>
    public IReadOnlyList<StoreTable> List(DbConnection db)
    {
        const string Own = "m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
        var columns = db.Query<(string Table, string Column, string Type, long Place)>(
            $"SELECT m.name, c.name, c.type, c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE {Own} ORDER BY m.name, c.cid");
        var references = db.Query<(string Table, string Other)>($"SELECT m.name, f.\"table\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE {Own}");
        return StoreTable.Of(columns.Select(c => (c.Table, c.Column, Kind(c.Type), c.Place)), references);
    }

    /// <inheritdoc/>
    public void PrepareReading(DbConnection db)
    {
        // Tables lie in the order of their keys.
    }

    /// <inheritdoc/>
    public void SuspendTriggers(DbConnection db, IReadOnlyList<CopiedTable> tables) => EnableTriggers(db, isEnabled: false);

    /// <inheritdoc/>
    public void ResumeTriggers(DbConnection db, IReadOnlyList<CopiedTable> tables) => EnableTriggers(db, isEnabled: true);

    /// <inheritdoc/>
    public void Insert(DbConnection db, CopiedTable table, IReadOnlyList<object?[]> lines)
    {
        using var command = db.Command($"INSERT INTO {table.Quote} ({table.List}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@v{i}"))})");
        var values = table.Columns.Select((_, i) => command.AddParameter($"@v{i}")).ToList();
        foreach (var line in lines)
        {
            for (var i = 0; i < line.Length; i++)
            {
                values[i].Value = line[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long> Counters(DbConnection db) =>
        db.Query<(string Table, long Last)>("SELECT name, seq FROM sqlite_sequence").ToDictionary(c => c.Table, c => c.Last);

    /// <inheritdoc/>
    public void SetCounters(DbConnection db, IReadOnlyDictionary<string, long> counters)
    {
        foreach (var table in db.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'").Where(counters.ContainsKey).ToList())
        {
            // The table of counts has no key; the database itself has counted what came in.
            var counter = new { table, last = counters[table] };
            if (db.Execute("UPDATE sqlite_sequence SET seq = MAX(seq, @last) WHERE name = @table", counter) == 0)
            {
                db.Execute("INSERT INTO sqlite_sequence (name, seq) VALUES (@table, @last)", counter);
            }
        }
    }

    private static void EnableTriggers(DbConnection db, bool isEnabled) =>
        SqliteException.ThrowExceptionForRC(sqlite3_db_config(((SqliteConnection)db).Handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, isEnabled ? 1 : 0, out _), ((SqliteConnection)db).Handle);

    private static ColumnKind Kind(string type) => type switch
    {
        "INTEGER" => ColumnKind.Whole,
        "REAL" => ColumnKind.Real,
        "TEXT" => ColumnKind.Text,
        "BLOB" => ColumnKind.Bytes,
        _ => throw new InvalidOperationException($"'{type}' is no type of a column."),
    };
}
