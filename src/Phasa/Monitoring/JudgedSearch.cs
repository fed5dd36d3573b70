using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Monitoring;

/// <summary>A query whose text is kept, with a passage that somebody judged for it.</summary>
/// <param name="Query">The query.</param>
/// <param name="Language">Its language and how it was known.</param>
/// <param name="Passage">The passage.</param>
/// <param name="DocumentId">The document that the passage belonged to.</param>
/// <param name="IsHelpful">Whether it helped.</param>
/// <param name="At">When the passage was found, UTC.</param>
public sealed record JudgedSearch(string Query, LanguageIdentification Language, PassageId Passage, string DocumentId, bool IsHelpful, DateTimeOffset At);
