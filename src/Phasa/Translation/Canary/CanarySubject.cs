using Phasa.Documents;
using Phasa.Indexes;
using Phasa.Languages;

namespace Phasa.Translation.Canary;

/// <summary>Passages of one document to probe in one language.</summary>
/// <param name="Document">The document, whose own passages do not compete.</param>
/// <param name="Language">The language.</param>
/// <param name="Title">The title in the language, or null.</param>
/// <param name="Passages">The passages.</param>
public sealed record CanarySubject(DocumentKey Document, LanguageTag Language, string? Title, IReadOnlyList<CanaryPassage> Passages);

/// <summary>A passage to probe.</summary>
/// <param name="Id">The passage.</param>
/// <param name="Text">Its text in the language.</param>
/// <param name="Rows">Rows that are to be stored for it; null for those it has.</param>
public sealed record CanaryPassage(PassageId Id, string Text, IReadOnlyList<RowWrite>? Rows = null);

/// <summary>The passages of other documents.</summary>
/// <param name="Documents">The document of each slot.</param>
/// <param name="Own">The document that is left out.</param>
internal readonly record struct PassagesOfOthers(IReadOnlyList<DocumentKey> Documents, DocumentKey Own) : ISlotFilter
{
    /// <inheritdoc/>
    public bool Admits(int slot) => Documents[slot] != Own;
}
