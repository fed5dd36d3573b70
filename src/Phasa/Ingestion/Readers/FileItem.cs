namespace Phasa.Ingestion.Readers;

/// <summary>What became of a file, or of one of its documents.</summary>
/// <param name="Path">The file's path as it was given or found.</param>
/// <param name="Item">The document or its error; its line is 0 when the file as a whole could not be read. Null when the
/// file was skipped.</param>
/// <param name="Skipped">Why the file was skipped, or null.</param>
public sealed record FileItem(string Path, ReadItem? Item, string? Skipped = null);
