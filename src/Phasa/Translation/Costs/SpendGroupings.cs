namespace Phasa.Translation.Costs;

/// <summary>Reads what a report tells apart.</summary>
public static class SpendGroupings
{
    private static readonly Dictionary<string, SpendGrouping> ByName =
        Enum.GetValues<SpendGrouping>().ToDictionary(g => g.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The words there are, with commas.</summary>
    public static string Names { get; } = string.Join(", ", ByName.Keys);

    /// <summary>Reads words with commas between them, such as <c>month,language</c>.</summary>
    public static bool TryParse(string text, out SpendGrouping grouping)
    {
        grouping = SpendGrouping.Total;
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!ByName.TryGetValue(word, out var one))
            {
                return false;
            }

            grouping |= one;
        }

        return true;
    }
}
