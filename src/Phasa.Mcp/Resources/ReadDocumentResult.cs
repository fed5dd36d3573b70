using System.Text.Json;
using System.Text.Json.Serialization;
using Phasa.AspNetCore.Json;
using Phasa.Documents;

namespace Phasa.Mcp.Resources;

/// <summary>A document, or a part of a long one, in a language.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Id">The document's id.</param>
/// <param name="Uri">The document as a resource, in the same language.</param>
/// <param name="Title">Its title in the language, else the original one.</param>
/// <param name="Language">The language asked for; the document's own when none was.</param>
/// <param name="OriginalLanguage">The language it was written in.</param>
/// <param name="Version">1 for the first content, one more for each change of it.</param>
/// <param name="UpdatedAt">When this version was written.</param>
/// <param name="Metadata">The owner's metadata.</param>
/// <param name="PassageCount">How many passages the document has.</param>
/// <param name="Passages">The passages of this part in order.</param>
/// <param name="Next">What to send as 'from' for the next part; null at the end.</param>
/// <param name="Untranslated">How many passages of this part stand in the original, as they have no translation into the language.</param>
internal sealed record ReadDocumentResult(
    string Collection,
    string Id,
    string Uri,
    string Title,
    string Language,
    string OriginalLanguage,
    int Version,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, JsonElement> Metadata,
    int PassageCount,
    IReadOnlyList<DocumentPassage> Passages,
    int? Next,
    int Untranslated);

/// <summary>A passage in a language.</summary>
/// <param name="PassageId">Its id.</param>
/// <param name="Ordinal">Its place in the document, from 0.</param>
/// <param name="Heading">The headings above it; null outside any section.</param>
/// <param name="Text">Its text.</param>
/// <param name="Language">The text's language.</param>
/// <param name="Source">Who wrote it: the owner, a person who translated, a machine.</param>
/// <param name="Stale">Whether it translates an older original.</param>
internal sealed record DocumentPassage(
    string PassageId,
    int Ordinal,
    string? Heading,
    string Text,
    string Language,
    [property: JsonConverter(typeof(KebabEnum<TextSource>))] TextSource Source,
    bool Stale);
