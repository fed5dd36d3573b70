using System.Data.Common;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Moving;

/// <summary>A table in a copy: what is read of it, and in which order.</summary>
internal sealed class CopiedTable
{
    private readonly string _where;
    private readonly string[] _keys;

    /// <summary>Describes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="keys">What tells its lines apart: columns, or expressions that are never null.</param>
    /// <param name="condition">Which lines are content of the store; all when null.</param>
    public CopiedTable(StoreTable table, IEnumerable<string> keys, string? condition)
    {
        Name = table.Name;
        Kinds = [.. table.Columns.Values];
        Columns = [.. table.Columns.Keys];
        _keys = [.. keys];
        _where = condition ?? "true";
        List = string.Join(", ", Columns.Select(Quoted));
    }

    /// <summary>The table's name.</summary>
    public string Name { get; }

    /// <summary>Its columns, in the order of a line's values.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What each column holds.</summary>
    public IReadOnlyList<ColumnKind> Kinds { get; }

    /// <summary>The columns as a statement names them.</summary>
    public string List { get; }

    /// <summary>The table's name as a statement names it.</summary>
    public string Quote => Quoted(Name);

    /// <summary>Whether no line of it is content of a store.</summary>
    public bool IsEmpty(DbConnection db)
    {
        using var command = db.Command($"SELECT EXISTS (SELECT 1 FROM {Quote} WHERE {_where})");
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) == 0;
    }

    /// <summary>Deletes every line that is content of a store.</summary>
    public void Clear(DbConnection db)
    {
        using var command = db.Command($"DELETE FROM {Quote} WHERE {_where}");
        command.ExecuteNonQuery();
    }

    /// <summary>All lines, in any order.</summary>
    public IEnumerable<object?[]> Read(DbConnection db)
    {
        using var command = db.Command($"SELECT {List} FROM {Quote} WHERE {_where}");
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return Line(reader);
        }
    }

    /// <summary>The lines behind a key in the order of keys, each with its own.</summary>
    /// <param name="db">Where to read.</param>
    /// <param name="after">The key; null for all lines.</param>
    public IEnumerable<(object?[] Line, object[] Key)> ReadAfter(DbConnection db, IReadOnlyList<object>? after)
    {
        var keys = string.Join(", ", _keys);
        var behind = after is null ? "" : $" AND ({keys}) > ({string.Join(", ", _keys.Select((_, i) => $"@k{i}"))})";
        using var command = db.Command(
            $"SELECT {List}, {keys} FROM {Quote} WHERE {_where}{behind} ORDER BY {keys}", [.. (after ?? []).Select((value, i) => ($"@k{i}", value))]);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (Line(reader), [.. _keys.Select((_, i) => reader.GetValue(Columns.Count + i))]);
        }
    }

    /// <summary>A name as statements of every database take it.</summary>
    public static string Quoted(string name) => $"\"{name}\"";

    private object?[] Line(DbDataReader reader)
    {
        var line = new object?[Columns.Count];
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = reader.IsDBNull(i) ? null : Checked(reader.GetValue(i), i);
        }

        return line;
    }

    /// <summary>A file's columns take values of any kind, but nothing else does.</summary>
    private object Checked(object value, int column) => (Kinds[column], value) switch
    {
        (ColumnKind.Real, long whole) => (double)whole,
        (ColumnKind.Whole, long) or (ColumnKind.Real, double) or (ColumnKind.Text, string) or (ColumnKind.Bytes, byte[]) => value,
        _ => throw new PhasaException(
            ErrorCodes.StoreIncompatible, $"Column '{Columns[column]}' of table '{Name}' holds a value of another kind ({value.GetType().Name}).",
            "The store is damaged: restore it from a backup, then copy."),
    };
}
