namespace Phasa.Documents;

/// <summary>The headings above a passage, written as one line.</summary>
public static class HeadingLine
{
    private const string Separator = " › ";

    /// <summary>Outermost first; null when there are none.</summary>
    public static string? Join(IEnumerable<string> headings)
    {
        var path = string.Join(Separator, headings);
        return path.Length == 0 ? null : path;
    }

    /// <summary>The single headings.</summary>
    public static IReadOnlyList<string> Split(string? path) => path is null ? [] : path.Split(Separator);
}
