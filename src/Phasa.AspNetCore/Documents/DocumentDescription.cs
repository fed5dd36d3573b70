using System.Text.Json;

namespace Phasa.AspNetCore.Documents;

/// <summary>A document, as <see cref="Ingestion.DocumentJson"/> reads it: what /openapi/v1.json says of the body.</summary>
/// <param name="Id">The owner's id, 1 to 512 characters.</param>
/// <param name="Text">The text.</param>
/// <param name="Title">The title; when absent, the text's first top-level heading or else the id.</param>
/// <param name="Format">markdown (when absent), plain or html.</param>
/// <param name="Language">The language the document is written in; identified when absent.</param>
/// <param name="Metadata">Strings, numbers, booleans and arrays of strings.</param>
/// <param name="Translations">Human translations by language.</param>
internal sealed record DocumentDescription(
    string Id,
    string Text,
    string? Title = null,
    string? Format = null,
    string? Language = null,
    IReadOnlyDictionary<string, JsonElement>? Metadata = null,
    IReadOnlyDictionary<string, TranslationDescription>? Translations = null);

/// <summary>A human translation of a document.</summary>
/// <param name="Text">The translated text, in the document's format.</param>
/// <param name="Title">The translated title.</param>
internal sealed record TranslationDescription(string Text, string? Title = null);
