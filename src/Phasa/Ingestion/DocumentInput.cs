using System.Text.Json;
using Phasa.Languages;

namespace Phasa.Ingestion;

/// <summary>A document as its owner hands it over, before it is read into passages.</summary>
/// <param name="Id">The owner's id, 1–512 characters, unique in the collection.</param>
/// <param name="Text">The text in <see cref="Format"/>.</param>
public sealed record DocumentInput(string Id, string Text)
{
    /// <summary>The title; when null, the first top-level heading or else the id.</summary>
    public string? Title { get; init; }

    /// <summary>How <see cref="Text"/> and the translations' texts are marked up.</summary>
    public TextFormat Format { get; init; } = TextFormat.Markdown;

    /// <summary>The source language; identified when null.</summary>
    public LanguageTag? Language { get; init; }

    /// <summary>Whatever the owner wants to filter by or see again.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Human translations that come with the document.</summary>
    public IReadOnlyDictionary<LanguageTag, TranslationInput> Translations { get; init; } = new Dictionary<LanguageTag, TranslationInput>();
}
