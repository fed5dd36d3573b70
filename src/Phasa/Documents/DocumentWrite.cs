using System.Text.Json;
using Phasa.Ingestion;
using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>A new version of a document, prepared against the version it replaces.</summary>
public sealed record DocumentWrite
{
    /// <summary>The owner's id.</summary>
    public required string Id { get; init; }

    /// <summary>The <see cref="StoredDocument.Revision"/> this was prepared against; 0 when there was no document.</summary>
    public required long ExpectedRevision { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The source language.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>How <see cref="Text"/> is marked up.</summary>
    public required TextFormat Format { get; init; }

    /// <summary>The text as handed over.</summary>
    public required string Text { get; init; }

    /// <summary>Hash over everything handed over but the translations. The version grows when it differs.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The metadata.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }

    /// <summary>The passages in order.</summary>
    public required IReadOnlyList<PassageWrite> Passages { get; init; }

    /// <summary>
    /// Titles to put in place of what there is in their languages. The others stay while the title stays; when it
    /// changes, human ones stay and become stale, machine ones go.
    /// </summary>
    public IReadOnlyList<StoredTitle> Titles { get; init; } = [];
}
