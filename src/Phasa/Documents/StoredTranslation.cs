using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>The translation of a passage into a language.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Language">The language of the translation.</param>
/// <param name="Heading">The translated headings, joined as in the original.</param>
/// <param name="Text">The translated text.</param>
/// <param name="Source">Human or machine.</param>
/// <param name="Provider">The provider's name for a machine translation, else null.</param>
/// <param name="IsStale">Whether the original has changed since; only human translations are kept when it does.</param>
/// <param name="UpdatedAt">When it was written, UTC.</param>
/// <param name="OutdatedSource">For a stale one the text it is a translation of, where that is known.</param>
public sealed record StoredTranslation(
    PassageId Passage,
    LanguageTag Language,
    string? Heading,
    string Text,
    TextSource Source,
    string? Provider,
    bool IsStale,
    DateTimeOffset UpdatedAt,
    string? OutdatedSource = null);
