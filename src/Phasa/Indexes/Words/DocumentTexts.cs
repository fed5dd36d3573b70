using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Indexes.Words;

/// <summary>A document's texts as they are now: all of them, not what changed.</summary>
/// <param name="Document">The document.</param>
/// <param name="Texts">Its passages, originals and translations, current and stale; empty when the document was deleted.</param>
public sealed record DocumentTexts(DocumentKey Document, IReadOnlyList<PassageText> Texts);

/// <summary>A passage's text in one language.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Language">The language.</param>
/// <param name="Title">The document's title in the language; null when it has none there.</param>
/// <param name="Heading">The headings above it in the language.</param>
/// <param name="Text">The text.</param>
public readonly record struct PassageText(PassageId Passage, LanguageTag Language, string? Title, string? Heading, string Text);
