using System.Text.Json;
using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>What a hit shows, in the language of its row and in the original.</summary>
public sealed record HitText
{
    /// <summary>The passage.</summary>
    public required PassageId Passage { get; init; }

    /// <summary>The language of the row.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>The document's id.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The document's version that all texts here belong to.</summary>
    public required int DocumentVersion { get; init; }

    /// <summary>The collection's sequence at which the document last changed.</summary>
    public required long Sequence { get; init; }

    /// <summary>The title in the row's language, else the original title.</summary>
    public required string Title { get; init; }

    /// <summary>The headings in the row's language.</summary>
    public string? Heading { get; init; }

    /// <summary>The passage's text in the row's language.</summary>
    public required string Text { get; init; }

    /// <summary>Where the text comes from.</summary>
    public required TextSource Source { get; init; }

    /// <summary>The provider of a machine translation.</summary>
    public string? Provider { get; init; }

    /// <summary>Whether the text is a human translation of an older original.</summary>
    public required bool IsStale { get; init; }

    /// <summary>The language the passage is written in.</summary>
    public required LanguageTag OriginalLanguage { get; init; }

    /// <summary>The original title.</summary>
    public required string OriginalTitle { get; init; }

    /// <summary>The original headings.</summary>
    public string? OriginalHeading { get; init; }

    /// <summary>The original text.</summary>
    public required string OriginalText { get; init; }

    /// <summary>The document's metadata.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }
}
