using System.Text.Json.Serialization;
using Phasa.AspNetCore.Search;
using Phasa.Documents;

namespace Phasa.AspNetCore.Documents;

/// <summary>What a document is after it was written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">1 for the first content, one more for each change of it.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Passages">How many passages it has.</param>
/// <param name="Translations">Its state in each other language: ready, stale, queued, translating, failed, parked, quarantined or missing.</param>
internal sealed record DocumentAnswer(string Id, int Version, string Language, int Passages, IReadOnlyDictionary<string, string> Translations)
{
    /// <summary>What a person's translation just written suffers from though it stands; absent when nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WarningAnswer>? Warnings { get; init; }

    public static DocumentAnswer Of(DocumentSummary summary) =>
        new(summary.Id, summary.Version, summary.Language.Value, summary.Passages, States(summary));

    public static Dictionary<string, string> States(DocumentSummary summary) => summary.Languages
        .Where(l => l.State != TranslationState.Original)
        .ToDictionary(l => l.Language.Value, l => Name(l.State));

    public static string Name(TranslationState state) => state.ToString().ToLowerInvariant();
}
