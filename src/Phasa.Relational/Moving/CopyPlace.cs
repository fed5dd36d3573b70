using System.Text.Json;
using Phasa.Relational.Connections;

namespace Phasa.Relational.Moving;

/// <summary>How far a copy is: everything before a table, and of that table everything up to a key.</summary>
/// <param name="Table">The table.</param>
/// <param name="Key">The key of the last line that was copied.</param>
/// <param name="Rows">Lines that were copied so far, of all tables.</param>
internal sealed record CopyPlace(string Table, IReadOnlyList<object> Key, long Rows)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static CopyPlace Parse(string json)
    {
        var read = Columns.FromJson<JsonElement>(json);
        return new(
            read.GetProperty("table").GetString()!,
            [.. read.GetProperty("key").EnumerateArray().Select(k => k.ValueKind == JsonValueKind.Number ? (object)k.GetInt64() : k.GetString()!)],
            read.GetProperty("rows").GetInt64());
    }

    /// <summary>As JSON; keys are numbers and texts.</summary>
    public override string ToString() => Columns.JsonOf(new { table = Table, key = Key, rows = Rows });
}
