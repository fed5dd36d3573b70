namespace Phasa.Ingestion;

/// <summary>A human translation of a whole document, in the document's format.</summary>
/// <param name="Text">The translated text.</param>
/// <param name="Title">The translated title; when null, the text's first top-level heading.</param>
public sealed record TranslationInput(string Text, string? Title = null);
