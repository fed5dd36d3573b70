using System.Text.Json;
using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>A document without its text.</summary>
public sealed record DocumentSummary(
    DocumentKey Key,
    string Id,
    int Version,
    string Title,
    LanguageTag Language,
    int Passages,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, JsonElement> Metadata,
    IReadOnlyList<LanguageState> Languages);
