using Phasa.Collections;

namespace Phasa.Search.Filters;

/// <summary>Finds out what is strange about a filter.</summary>
internal static class FilterWarnings
{
    /// <summary>The warnings for a search with a filter.</summary>
    public static IEnumerable<SearchWarning> For(Collection collection, FilteredPassages chosen)
    {
        foreach (var (key, near) in chosen.Unknown)
        {
            var hint = near.Count == 0 ? "Check the name; upper and lower case count." : $"Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?";
            yield return new("filter-key-unknown", $"No document of '{collection.Name}' has '{Shorten(key)}' in its metadata. {hint}");
        }

        if (chosen.Passages.Count == 0)
        {
            yield return new(
                "filter-matches-nothing",
                $"No document of '{collection.Name}' meets the filter, so that nothing can be found. Look at the documents' metadata; '2024' as a string and 2024 as a number differ.");
        }
    }

    private static string Shorten(string key) => key.Length <= 80 ? key : $"{key.AsSpan(0, 79)}…";
}
