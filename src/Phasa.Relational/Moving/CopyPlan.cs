namespace Phasa.Relational.Moving;

/// <summary>
/// Which tables a copy takes, and in which order: all of them, each behind those that it refers to. A table that is new in the schema
/// is copied without a word here.
/// </summary>
internal static class CopyPlan
{
    /// <summary>What tells lines apart in tables that have no primary key in every database.</summary>
    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["kept_translations"] = ["document_key", "language", "source"],
        ["alert_notes"] = ["COALESCE(collection_id, 0)", "topic", "subject"],
    };

    /// <summary>The tables that are copied.</summary>
    /// <exception cref="InvalidOperationException">The two schemas differ, or a table has no key: a mistake in Phasa.</exception>
    public static IReadOnlyList<CopiedTable> Of(IReadOnlyList<StoreTable> from, IReadOnlyList<StoreTable> to)
    {
        var differing = from.Select(Shape).ToHashSet(StringComparer.Ordinal);
        differing.SymmetricExceptWith(to.Select(Shape));
        return differing.Count == 0
            ? [.. InOrder(from).Select(Copied)]
            : throw new InvalidOperationException($"The schemas of the two stores differ: {string.Join("; ", differing.Order(StringComparer.Ordinal))}.");
    }

    private static string Shape(StoreTable table) => $"{table.Name} ({string.Join(", ", table.Columns.Select(c => $"{c.Key} {c.Value}"))})";

    private static CopiedTable Copied(StoreTable table)
    {
        var keys = Keys.TryGetValue(table.Name, out var given) ? given : [.. table.Key.Select(CopiedTable.Quoted)];
        return keys.Length > 0
            ? new(table, keys, table.Name == "meta" ? CopyMark.Content : null)
            : throw new InvalidOperationException($"Table '{table.Name}' has no key that a copy could go on behind.");
    }

    private static List<StoreTable> InOrder(IReadOnlyList<StoreTable> tables)
    {
        List<StoreTable> ordered = [];
        var left = tables.OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            var next = left.Find(t => !left.Exists(other => t.References.Contains(other.Name)))
                ?? throw new InvalidOperationException($"Tables refer to each other in a circle: {string.Join(", ", left.Select(t => t.Name))}.");
            left.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }
}
