using Phasa.Jobs;
using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>Translations for passages of a stored document, written while its content stays.</summary>
public sealed record DocumentTranslationWrite
{
    /// <summary>The document.</summary>
    public required DocumentKey Document { get; init; }

    /// <summary>The language; every translation in <see cref="Passages"/> is in it.</summary>
    public required LanguageTag Language { get; init; }

    /// <summary>The version the translations were made from. An older one is refused: the originals may have changed.</summary>
    public required int Version { get; init; }

    /// <summary>The translated title, or null to leave it.</summary>
    public StoredTitle? Title { get; init; }

    /// <summary>The translations.</summary>
    public IReadOnlyDictionary<PassageId, TranslationWrite> Passages { get; init; } = new Dictionary<PassageId, TranslationWrite>();

    /// <summary>New rows for translations that stay, because the title above them changed. Ignored where there is none.</summary>
    public IReadOnlyDictionary<PassageId, IReadOnlyList<RowWrite>> Rows { get; init; } = new Dictionary<PassageId, IReadOnlyList<RowWrite>>();

    /// <summary>The lease under which a worker writes; null for a person's translation.</summary>
    public JobLease? Lease { get; init; }
}
