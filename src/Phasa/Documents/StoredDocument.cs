using System.Text.Json;
using Phasa.Ingestion;
using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>One version of a document as the store holds it.</summary>
public sealed record StoredDocument
{
    /// <summary>The store's key.</summary>
    public required DocumentKey Key { get; init; }

    /// <summary>The owner's id.</summary>
    public required string Id { get; init; }

    /// <summary>1 for the first content, one more for each change of it.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// Grows with every change, of the content or of a translation; guards against lost updates. It is the collection's
    /// sequence at that change, so that a document deleted and written anew never has an old revision.
    /// </summary>
    public required long Revision { get; init; }

    /// <summary>The title in the source language.</summary>
    public required string Title { get; init; }

    /// <summary>The source language.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>How <see cref="Text"/> is marked up.</summary>
    public required TextFormat Format { get; init; }

    /// <summary>The text as it was handed over.</summary>
    public required string Text { get; init; }

    /// <summary>Hash over everything the owner handed over but the translations.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The owner's metadata.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }

    /// <summary>When the document was first written, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When this version was written, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The passages in order.</summary>
    public required IReadOnlyList<StoredPassage> Passages { get; init; }

    /// <summary>The translated titles.</summary>
    public required IReadOnlyList<StoredTitle> Titles { get; init; }

    /// <summary>The translations of the passages, in any order.</summary>
    public required IReadOnlyList<StoredTranslation> Translations { get; init; }
}
