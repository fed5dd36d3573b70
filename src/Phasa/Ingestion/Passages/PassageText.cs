namespace Phasa.Ingestion.Passages;

/// <summary>What a passage says in one language.</summary>
/// <param name="Heading">The headings above it, outermost first, joined by " › "; null outside any section.</param>
/// <param name="Text">Its text; never empty.</param>
public sealed record PassageText(string? Heading, string Text);
