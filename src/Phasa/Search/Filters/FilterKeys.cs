namespace Phasa.Search.Filters;

/// <summary>The keys that filters ask for and that documents have.</summary>
internal static class FilterKeys
{
    private const int MostNear = 3;

    /// <summary>The keys that a filter needs to be there, each once.</summary>
    public static IEnumerable<string> Of(MetadataFilter filter) => All(filter).Distinct(StringComparer.Ordinal);

    /// <summary>Names like a key, the most alike first: those that differ in case or in at most two characters, fewer in short ones.</summary>
    public static IReadOnlyList<string> Near(string key, IEnumerable<string> names) =>
    [
        .. names.Select(n => (Name: n, Distance: Distance(key, n)))
            .Where(n => n.Distance <= Math.Min(2, key.Length / 3))
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal)
            .Take(MostNear).Select(n => n.Name),
    ];

    private static IEnumerable<string> All(MetadataFilter filter) => filter switch
    {
        AllFilter all => all.Filters.SelectMany(All),
        AnyFilter any => any.Filters.SelectMany(All),
        NotFilter not => All(not.Filter),
        ExistsFilter { Exists: false } or KeyFilter { Key: KeyFilter.DocumentId } => [],
        KeyFilter key => [key.Key],
        _ => [],
    };

    /// <summary>Levenshtein's distance without regard to case.</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2)
        {
            return int.MaxValue;
        }

        var (x, y) = (a.ToUpperInvariant(), b.ToUpperInvariant());
        var row = Enumerable.Range(0, y.Length + 1).ToArray();
        for (var i = 1; i <= x.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= y.Length; j++)
            {
                var replaced = diagonal + (x[i - 1] == y[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
