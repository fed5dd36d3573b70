using Phasa.Documents;

namespace Phasa.AspNetCore.Documents;

/// <summary>A passage.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ordinal">Its place in the document, from 0.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Heading">The headings above it, joined by ' › '; null outside any section.</param>
/// <param name="Text">Its text.</param>
/// <param name="Translations">Its translations by language, one for each language of the document's states.</param>
internal sealed record PassageAnswer(
    string Id, int Ordinal, string Language, string? Heading, string Text, IReadOnlyDictionary<string, PassageTranslationAnswer> Translations)
{
    public static IReadOnlyList<PassageAnswer> Of(StoredDocument document, DocumentSummary summary)
    {
        var known = document.Translations.ToDictionary(t => (t.Passage, t.Language));
        return
        [
            .. document.Passages.Select(p => new PassageAnswer(
                p.Id.ToString(),
                p.Ordinal,
                p.Language.Value,
                p.Heading,
                p.Text,
                summary.Languages.Where(l => l.Language != p.Language && l.State != TranslationState.Original).ToDictionary(
                    l => l.Language.Value,
                    l => PassageTranslationAnswer.Of(known.GetValueOrDefault((p.Id, l.Language)), l)))),
        ];
    }
}

/// <summary>A passage's translation into one language.</summary>
/// <param name="State">ready or stale; where there is none, the document's own state in the language.</param>
/// <param name="Heading">The translated headings.</param>
/// <param name="Text">The translated text, or null.</param>
/// <param name="Source">human or machine, or null.</param>
/// <param name="Provider">The provider of a machine translation, or null.</param>
/// <param name="UpdatedAt">When it was written, or null.</param>
internal sealed record PassageTranslationAnswer(
    string State, string? Heading, string? Text, string? Source, string? Provider, DateTimeOffset? UpdatedAt)
{
    public static PassageTranslationAnswer Of(StoredTranslation? t, LanguageState language) => t is null
        ? new(DocumentAnswer.Name(language.State), null, null, null, null, null)
        : new(t.IsStale ? "stale" : "ready", t.Heading, t.Text, t.Source.ToString().ToLowerInvariant(), t.Provider, t.UpdatedAt);
}
