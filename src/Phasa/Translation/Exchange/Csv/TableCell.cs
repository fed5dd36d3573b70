namespace Phasa.Translation.Exchange.Csv;

/// <summary>
/// Texts as cells of a spreadsheet, which takes what begins with one of <c>= + - @</c>, as every Markdown list does, for a
/// formula: an apostrophe before it makes it text.
/// </summary>
internal static class TableCell
{
    public static string Protect(string text) => IsProtectable(text) ? "'" + text : text;

    public static string Unprotect(string cell) => cell is ['\'', .. var rest] && IsProtectable(rest) ? rest : cell;

    /// <summary>Whether the text is a formula behind any number of apostrophes, so that one more can be told from the text's own.</summary>
    private static bool IsProtectable(string text) => text.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
