using System.Data.Common;
using Dapper;
using NpgsqlTypes;
using Phasa.Postgres.Connections;
using Phasa.Postgres.Vectors;
using Phasa.Relational.Moving;

namespace Phasa.Postgres.Moving;

/// <summary>The tables of a server's schema.</summary>
internal sealed class ServerTables : IStoreTables
{
    private const string Here = "(SELECT oid FROM pg_namespace WHERE nspname = current_schema())";

    /// <inheritdoc/>
    public IReadOnlyList<StoreTable> List(DbConnection db)
    {
        var columns = db.Query<(string Table, string Column, string Type, long Place)>($"""
            SELECT c.relname::text, a.attname::text, format_type(a.atttypid, NULL), COALESCE(array_position(i.indkey::int2[], a.attnum) + 1, 0)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
            WHERE c.relnamespace = {Here} AND c.relkind = 'r' ORDER BY c.relname, a.attnum
            """);
        var references = db.Query<(string Table, string Other)>($"""
            SELECT c.relname::text, o.relname::text FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class o ON o.oid = k.confrelid
            WHERE k.contype = 'f' AND c.relnamespace = {Here}
            """);
        return StoreTable.Of(columns.Select(c => (c.Table, c.Column, Kind(c.Type), c.Place)), references);
    }

    /// <summary>By the index of the key, where the first lines come at once, and without an end while the target writes.</summary>
    public void PrepareReading(DbConnection db) => db.Execute("SET LOCAL enable_sort = off; SET LOCAL idle_in_transaction_session_timeout = 0");

    /// <inheritdoc/>
    public void SuspendTriggers(DbConnection db, IReadOnlyList<CopiedTable> tables)
    {
        // Derived from the rows by triggers: whoever needs it next makes it anew.
        db.Execute($"DROP SCHEMA IF EXISTS \"{VectorNames.SchemaBeside(db.ExecuteScalar<string>("SELECT current_schema()")!)}\" CASCADE");
        Alter(db, tables, "DISABLE");
    }

    /// <inheritdoc/>
    public void ResumeTriggers(DbConnection db, IReadOnlyList<CopiedTable> tables)
    {
        Alter(db, tables, "ENABLE");
        foreach (var table in tables)
        {
            // Or the first searches would be planned for empty tables.
            db.Execute($"ANALYZE {table.Quote}");
        }
    }

    /// <inheritdoc/>
    public void Insert(DbConnection db, CopiedTable table, IReadOnlyList<object?[]> lines)
    {
        using var import = ((StoreConnection)db).Server.BeginBinaryImport($"COPY {table.Quote} ({table.List}) FROM STDIN (FORMAT BINARY)");
        foreach (var line in lines)
        {
            import.StartRow();
            for (var i = 0; i < line.Length; i++)
            {
                Write(import, line[i], table.Kinds[i]);
            }
        }

        import.Complete();
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long> Counters(DbConnection db) => Identities(db).ToDictionary(i => i.Table, i => i.Last);

    /// <inheritdoc/>
    public void SetCounters(DbConnection db, IReadOnlyDictionary<string, long> counters)
    {
        foreach (var (table, column, _) in Identities(db))
        {
            db.Execute(
                $"""
                SELECT setval(pg_get_serial_sequence(@Table, @Column), last.value) FROM (SELECT GREATEST(@Last, MAX("{column}")) AS value FROM "{table}") last WHERE last.value > 0
                """,
                new { Table = CopiedTable.Quoted(table), Column = column, Last = counters.GetValueOrDefault(table) });
        }
    }

    private static void Alter(DbConnection db, IReadOnlyList<CopiedTable> tables, string what)
    {
        foreach (var table in tables)
        {
            db.Execute($"ALTER TABLE {table.Quote} {what} TRIGGER USER");
        }
    }

    private static void Write(Npgsql.NpgsqlBinaryImporter import, object? value, ColumnKind kind)
    {
        switch (value)
        {
            case null:
                import.WriteNull();
                break;
            case string text:
                import.Write(AnyText.ToServer(text), NpgsqlDbType.Text);
                break;
            default:
                import.Write(value, kind switch { ColumnKind.Whole => NpgsqlDbType.Bigint, ColumnKind.Real => NpgsqlDbType.Double, _ => NpgsqlDbType.Bytea });
                break;
        }
    }

    /// <summary>The columns that give keys out, with the last key that each gave.</summary>
    private static List<(string Table, string Column, long Last)> Identities(DbConnection db) => db.Query<(string, string, long)>($"""
        SELECT t.relname::text, a.attname::text, COALESCE(s.last_value, 0)
        FROM pg_class q JOIN pg_depend d ON d.objid = q.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'i'
        JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
        JOIN pg_sequences s ON s.schemaname = current_schema() AND s.sequencename = q.relname
        WHERE q.relkind = 'S' AND q.relnamespace = {Here}
        """).AsList();

    private static ColumnKind Kind(string type) => type switch
    {
        "bigint" => ColumnKind.Whole,
        "double precision" => ColumnKind.Real,
        "text" => ColumnKind.Text,
        "bytea" => ColumnKind.Bytes,
        _ => throw new InvalidOperationException($"'{type}' is no type of a column."),
    };
}
