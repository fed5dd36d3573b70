namespace Phasa.Ingestion.Structures;

/// <summary>How a table row reads as text.</summary>
internal static class TableText
{
    /// <summary>The cells joined by " | ", line breaks within a cell as spaces; empty when all cells are.</summary>
    public static string Row(IEnumerable<string> cells)
    {
        var texts = cells.Select(c => c.Replace('\n', ' ').Trim()).ToList();
        return texts.TrueForAll(t => t.Length == 0) ? "" : string.Join(" | ", texts);
    }
}
