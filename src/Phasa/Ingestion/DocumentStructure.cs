namespace Phasa.Ingestion;

/// <summary>A document's text as blocks in reading order.</summary>
/// <param name="Title">The first level-1 heading, if the document starts with one; it is then no block. Otherwise the
/// title element of an HTML page, or null.</param>
/// <param name="Blocks">The blocks.</param>
public sealed record DocumentStructure(string? Title, IReadOnlyList<Block> Blocks);
