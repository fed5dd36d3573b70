using System.Text.Json;
using Phasa.Client.Search;

namespace Phasa.Client.Documents;

/// <summary>A document to be written.</summary>
/// <param name="Id">Its id, the owner's own.</param>
/// <param name="Text">Its text.</param>
/// <param name="Title">Its title; the first heading when null.</param>
/// <param name="Format"><c>markdown</c> (when null), <c>plain</c> or <c>html</c>.</param>
/// <param name="Language">The language it is written in; found out when null.</param>
/// <param name="Metadata">The owner's metadata, for filters.</param>
/// <param name="Translations">Human translations by language.</param>
public sealed record NewDocument(
    string Id,
    string Text,
    string? Title = null,
    string? Format = null,
    string? Language = null,
    IReadOnlyDictionary<string, JsonElement>? Metadata = null,
    IReadOnlyDictionary<string, GivenTranslation>? Translations = null);

/// <summary>A human translation that comes with its document.</summary>
public sealed record GivenTranslation(string Text, string? Title = null);

/// <summary>A human translation of a document, whole (<paramref name="Text"/>) or of single passages.</summary>
public sealed record HumanTranslation(string? Title = null, string? Text = null, IReadOnlyList<TranslatedPassage>? Passages = null);

/// <summary>A human translation of a passage.</summary>
public sealed record TranslatedPassage(string PassageId, string Text);

/// <summary>A document that was written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Passages">How many passages it has.</param>
/// <param name="Translations">Its state in each other language.</param>
/// <param name="Warnings">What makes it worse to find; null when nothing does.</param>
public sealed record WrittenDocument(
    string Id, int Version, string Language, int Passages, IReadOnlyDictionary<string, string> Translations, IReadOnlyList<Warning>? Warnings);

/// <summary>What became of one document of many.</summary>
/// <param name="Line">Which it is, from 1.</param>
/// <param name="Outcome"><c>created</c>, <c>replaced</c>, <c>unchanged</c> or <c>failed</c>.</param>
/// <param name="Id">Its id, where it could be read.</param>
/// <param name="Version">Its version; null when it failed.</param>
/// <param name="Language">Its language; null when it failed.</param>
/// <param name="Passages">Its passages; null when it failed.</param>
/// <param name="Translations">Its state in each other language; null when it failed.</param>
/// <param name="Error">Why it failed; else null.</param>
public sealed record ImportLine(
    int Line, string Outcome, string? Id, int? Version, string? Language, int? Passages, IReadOnlyDictionary<string, string>? Translations, ImportFailure? Error);

/// <summary>Why a document failed.</summary>
public sealed record ImportFailure(string Code, string Detail, string? NextStep, string? Location);
