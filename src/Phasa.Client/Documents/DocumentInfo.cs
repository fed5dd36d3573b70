using System.Text.Json;

namespace Phasa.Client.Documents;

/// <summary>A document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">1 for the first content, one more for each change of it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="UpdatedAt">When this version was written.</param>
/// <param name="Metadata">The owner's metadata.</param>
/// <param name="PassageCount">How many passages it has.</param>
/// <param name="Translations">Its state in each other language: ready, stale, queued, translating, failed, parked, quarantined or missing.</param>
/// <param name="Languages">The same with what stands behind each state.</param>
/// <param name="Format">How its text is marked up; null in lists.</param>
/// <param name="Text">Its text; null in lists.</param>
/// <param name="Passages">Its passages in order; null unless asked for.</param>
public sealed record DocumentInfo(
    string Id,
    int Version,
    string Title,
    string Language,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, JsonElement> Metadata,
    int PassageCount,
    IReadOnlyDictionary<string, string> Translations,
    IReadOnlyList<DocumentLanguage> Languages,
    string? Format,
    string? Text,
    IReadOnlyList<PassageInfo>? Passages);

/// <summary>A document's state in one language.</summary>
public sealed record DocumentLanguage(string Language, string State, int Ready, int Stale, int Human, int Attempts, string? Error, DateTimeOffset? RetryAt);

/// <summary>A passage with its translations by language.</summary>
public sealed record PassageInfo(string Id, int Ordinal, string Language, string? Heading, string Text, IReadOnlyDictionary<string, PassageTranslation> Translations);

/// <summary>A passage in another language; its text is null while there is none.</summary>
public sealed record PassageTranslation(string State, string? Heading, string? Text, string? Source, string? Provider, DateTimeOffset? UpdatedAt);

/// <summary>A page of documents.</summary>
internal sealed record DocumentPage(IReadOnlyList<DocumentInfo> Documents, string? NextCursor);
