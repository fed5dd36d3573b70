using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Indexes;

/// <summary>A document's passages and rows as they are now: all of them, not what changed.</summary>
/// <param name="Document">The document.</param>
/// <param name="Passages">Its passages with their source languages; empty when the document was deleted.</param>
/// <param name="Rows">Its rows in every language, all in the space that was asked for.</param>
public sealed record DocumentChange(
    DocumentKey Document, IReadOnlyList<IndexedPassage> Passages, IReadOnlyList<IndexRow> Rows);
