namespace Phasa.Ingestion;

/// <summary>How a document's text is marked up.</summary>
public enum TextFormat
{
    /// <summary>CommonMark with tables.</summary>
    Markdown,

    /// <summary>No markup; blank lines part paragraphs.</summary>
    Plain,

    /// <summary>HTML; scripts, styles and navigation are dropped.</summary>
    Html,
}
