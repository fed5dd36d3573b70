using System.Text.Json;
using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>
/// A document without its text. <see cref="Languages"/> are the collection's in their order, then the document's own when
/// it is not among them. <see cref="Characters"/> counts the code points of the passages with their headings.
/// </summary>
public sealed record DocumentSummary(
    DocumentKey Key,
    string Id,
    int Version,
    long Revision,
    string Title,
    LanguageTag Language,
    int Passages,
    long Characters,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, JsonElement> Metadata,
    IReadOnlyList<LanguageState> Languages);
