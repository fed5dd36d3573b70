namespace Phasa.Relational.Moving;

/// <summary>A table as its database describes it.</summary>
/// <param name="Name">Its name, the same in every database.</param>
/// <param name="Columns">Its columns by name, in the order of their names: the databases have them in orders of their own.</param>
/// <param name="Key">The columns of its primary key in their order; empty where it has none.</param>
/// <param name="References">The other tables that its foreign keys lead to.</param>
internal sealed record StoreTable(string Name, SortedList<string, ColumnKind> Columns, IReadOnlyList<string> Key, IReadOnlySet<string> References)
{
    /// <summary>Makes tables of what databases list.</summary>
    /// <param name="columns">Every column; Place is its place in the primary key from 1 on, 0 outside it.</param>
    /// <param name="references">Every foreign key.</param>
    public static IReadOnlyList<StoreTable> Of(IEnumerable<(string Table, string Column, ColumnKind Kind, long Place)> columns, IEnumerable<(string Table, string Other)> references)
    {
        var others = references.ToLookup(r => r.Table, r => r.Other);
        return
        [
            .. columns.GroupBy(c => c.Table, StringComparer.Ordinal).Select(table => new StoreTable(
                table.Key,
                new(table.ToDictionary(c => c.Column, c => c.Kind), StringComparer.Ordinal),
                [.. table.Where(c => c.Place > 0).OrderBy(c => c.Place).Select(c => c.Column)],
                others[table.Key].Where(o => o != table.Key).ToHashSet(StringComparer.Ordinal))),
        ];
    }
}
