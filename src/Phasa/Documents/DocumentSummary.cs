using System.Text.Json;
using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>
/// A document without its text. <see cref="Languages"/> are the collection's in their order, then the document's own when
/// it is not among them.
/// </summary>
public sealed record DocumentSummary(
    DocumentKey Key,
    string Id,
    int Version,
    long Revision,
    string Title,
    LanguageTag Language,
    int Passages,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, JsonElement> Metadata,
    IReadOnlyList<LanguageState> Languages);
