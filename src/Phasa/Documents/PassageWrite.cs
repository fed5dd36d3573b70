using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>What a new version of a document says about one passage.</summary>
public sealed record PassageWrite
{
    /// <summary>The passage of the old version that this one continues; null for a new one.</summary>
    public PassageId? Continues { get; init; }

    /// <summary>The language it is written in.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>The headings above it.</summary>
    public string? Heading { get; init; }

    /// <summary>Its text.</summary>
    public required string Text { get; init; }

    /// <summary>Hash of heading and text.</summary>
    public required string Hash { get; init; }

    /// <summary>Its original rows, at least one; null, for an unchanged text only, keeps those of <see cref="Continues"/>.</summary>
    public IReadOnlyList<RowWrite>? Rows { get; init; }

    /// <summary>
    /// Translations to put in place of what there is in their languages. For the other languages: when the hash equals
    /// that of <see cref="Continues"/> its translations stay as they are; when it differs, human ones stay and become
    /// stale, machine ones go.
    /// </summary>
    public IReadOnlyList<TranslationWrite> Translations { get; init; } = [];
}
