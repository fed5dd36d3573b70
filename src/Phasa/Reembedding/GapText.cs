using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Reembedding;

/// <summary>A text that has no rows in the space being built.</summary>
/// <param name="Document">Its document.</param>
/// <param name="Revision">The document's revision that the text is of.</param>
/// <param name="Passage">Its passage.</param>
/// <param name="Language">The language it is in: the passage's own, or that of a translation.</param>
/// <param name="Text">The text with what stands above it.</param>
public sealed record GapText(DocumentKey Document, long Revision, PassageId Passage, LanguageTag Language, RowText Text);
