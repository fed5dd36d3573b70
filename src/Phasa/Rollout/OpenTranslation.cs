using Phasa.Languages;

namespace Phasa.Rollout;

/// <summary>A document that is not wholly there in a language.</summary>
/// <param name="DocumentId">Its id.</param>
/// <param name="Title">Its title in its own language.</param>
/// <param name="Source">The language it is written in.</param>
/// <param name="Language">The language that it lacks.</param>
/// <param name="Passages">Its passages.</param>
/// <param name="Missing">Those without a current row in the language, 1 or more.</param>
/// <param name="Characters">Code points to translate, about.</param>
public sealed record OpenTranslation(string DocumentId, string Title, LanguageTag Source, LanguageTag Language, int Passages, int Missing, long Characters);
