using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Translation.Exchange;

/// <summary>A text and its translation, as they go to a translator and come back, whatever the file's format.</summary>
public sealed record ExchangeUnit
{
    /// <summary>The passage; null in files that were not made by Phasa.</summary>
    public PassageId? Passage { get; init; }

    /// <summary>The document it belongs to, where the file says so.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The document's title, for the translator.</summary>
    public string? Title { get; init; }

    /// <summary>The passage's place in its document, from 0, where the file says so.</summary>
    public int? Ordinal { get; init; }

    /// <summary>The language of <see cref="Source"/>, where the file says so.</summary>
    public LanguageTag? SourceLanguage { get; init; }

    /// <summary>The language of <see cref="Target"/>, where the file says so.</summary>
    public LanguageTag? TargetLanguage { get; init; }

    /// <summary>The headings above the passage, for the translator.</summary>
    public string? Heading { get; init; }

    /// <summary>The text to translate. Markdown in it is text.</summary>
    public required string Source { get; init; }

    /// <summary>Hash of the passage's heading and text when the file was made; null where the file does not say.</summary>
    public string? SourceHash { get; init; }

    /// <summary>For a stale translation: the text it is a translation of, where it is known.</summary>
    public string? OutdatedSource { get; init; }

    /// <summary>The translation, or null.</summary>
    public string? Target { get; init; }

    /// <summary>Where the translation stands; in a file from a translator <see cref="ExchangeState.Human"/> says that a person confirmed it.</summary>
    public ExchangeState? State { get; init; }

    /// <summary>Who translated: a provider's name, or <c>human</c>.</summary>
    public string? Provenance { get; init; }

    /// <summary>Whether the translator marked it as not done (a fuzzy entry, some segments open).</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>The line of the file where it begins, from 1; 0 when it was not read from a file.</summary>
    public long Line { get; init; }
}
