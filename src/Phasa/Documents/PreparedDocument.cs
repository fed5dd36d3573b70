using Phasa.Ingestion;
using Phasa.Languages;
using Phasa.Translation.Memory;

namespace Phasa.Documents;

/// <summary>A document as read: title and language settled, cut into passages, its translations aligned to them.</summary>
/// <param name="Input">What the owner handed over.</param>
/// <param name="Title">The title.</param>
/// <param name="Language">The source language.</param>
/// <param name="ContentHash">Hash over everything but the translations.</param>
/// <param name="Passages">The passages.</param>
/// <param name="Titles">The translated titles that came along.</param>
internal sealed record PreparedDocument(
    DocumentInput Input,
    string Title,
    LanguageTag Language,
    string ContentHash,
    IReadOnlyList<PreparedPassage> Passages,
    IReadOnlyDictionary<LanguageTag, string> Titles)
{
    /// <summary>What the translation memory learns from the translation that came along in a language.</summary>
    public IEnumerable<TranslationUnit> UnitsIn(LanguageTag language) =>
        from passage in Passages
        where passage.Language != language && passage.Translations.ContainsKey(language)
        select new TranslationUnit(new(passage.Language, language), passage.Text, passage.Translations[language].Text, "human");
}

/// <summary>A passage as read.</summary>
/// <param name="Language">The language it is written in.</param>
/// <param name="Heading">The headings above it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Hash">Hash of heading and text.</param>
/// <param name="Translations">The translations that came along, by language.</param>
internal sealed record PreparedPassage(
    LanguageTag Language, string? Heading, string Text, string Hash, IReadOnlyDictionary<LanguageTag, PassageTranslation> Translations);

/// <summary>A person's translation of one passage.</summary>
internal readonly record struct PassageTranslation(string? Heading, string Text);
