using System.Text.Json;
using Phasa.Documents;

namespace Phasa.AspNetCore.Documents;

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
/// <param name="Passages">Its passages in order; null unless asked for with ?passages=true.</param>
internal sealed record DocumentDetail(
    string Id,
    int Version,
    string Title,
    string Language,
    DateTimeOffset UpdatedAt,
    IReadOnlyDictionary<string, JsonElement> Metadata,
    int PassageCount,
    IReadOnlyDictionary<string, string> Translations,
    IReadOnlyList<LanguageStateAnswer> Languages,
    string? Format = null,
    string? Text = null,
    IReadOnlyList<PassageAnswer>? Passages = null)
{
    public static DocumentDetail Of(DocumentSummary summary) => new(
        summary.Id,
        summary.Version,
        summary.Title,
        summary.Language.Value,
        summary.UpdatedAt,
        summary.Metadata,
        summary.Passages,
        DocumentAnswer.States(summary),
        [.. summary.Languages.Select(LanguageStateAnswer.Of)]);
}

/// <summary>A document's state in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="State">original, ready, stale, queued, translating, failed, parked, quarantined or missing.</param>
/// <param name="Ready">Passages with a current row.</param>
/// <param name="Stale">Passages whose human translation is of an older original.</param>
/// <param name="Human">Passages with a human translation, current or stale.</param>
/// <param name="Attempts">Attempts to translate so far.</param>
/// <param name="Error">What the last attempt failed with, or null.</param>
/// <param name="RetryAt">When the next attempt is due, or null.</param>
internal sealed record LanguageStateAnswer(
    string Language, string State, int Ready, int Stale, int Human, int Attempts, string? Error, DateTimeOffset? RetryAt)
{
    public static LanguageStateAnswer Of(LanguageState s) =>
        new(s.Language.Value, DocumentAnswer.Name(s.State), s.Ready, s.Stale, s.Human, s.Attempts, s.Error, s.RetryAt);
}

/// <summary>A page of documents.</summary>
/// <param name="Documents">The documents by id.</param>
/// <param name="NextCursor">What to send as 'cursor' for the next page; null on the last.</param>
internal sealed record DocumentListAnswer(IReadOnlyList<DocumentDetail> Documents, string? NextCursor);
