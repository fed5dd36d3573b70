namespace Phasa.Ingestion;

/// <summary>What a block of a document is.</summary>
public enum BlockKind
{
    /// <summary>A heading; it opens a section.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>An item of a list, with its number or bullet.</summary>
    ListItem,

    /// <summary>A row of a table.</summary>
    TableRow,

    /// <summary>Code or preformatted text; line breaks are kept.</summary>
    Code,
}
