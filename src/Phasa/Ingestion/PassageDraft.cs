using Phasa.Languages;

namespace Phasa.Ingestion;

/// <summary>A run of a document's text that fits the embedder, as cut from its blocks, before it has an identity.</summary>
/// <param name="Heading">The headings above it, outermost first, joined by " › "; null outside any section.</param>
/// <param name="Text">The text of its blocks, a line each.</param>
/// <param name="Blocks">Which blocks of the structure it covers (index of the first, number). A block longer than the
/// limit is cut at sentence ends, and each piece names the same block.</param>
public sealed record PassageDraft(string? Heading, string Text, TextSpan Blocks);
