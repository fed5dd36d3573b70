namespace Phasa.Ingestion;

/// <summary>One document of a file, or why it could not be read.</summary>
/// <param name="Line">The 1-based line (NDJSON, CSV) or record number (JSON) in the file.</param>
/// <param name="Document">The document, or null when it could not be read.</param>
/// <param name="Error">Why not, or null.</param>
public sealed record ReadItem(int Line, DocumentInput? Document, PhasaException? Error = null);
