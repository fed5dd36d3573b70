using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>A passage of a stored document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ordinal">Its place in the document, from 0.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Heading">The headings above it, joined by " › ", without the title; null outside any section.</param>
/// <param name="Text">Its text.</param>
/// <param name="Hash">Hash of heading and text: equal hashes mean that translations stay true.</param>
public sealed record StoredPassage(PassageId Id, int Ordinal, LanguageTag Language, string? Heading, string Text, string Hash);
