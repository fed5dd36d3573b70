using Phasa.AspNetCore.Documents;
using Phasa.Collections;
using Phasa.Documents;
using Phasa.Languages;

namespace Phasa.Dashboard.Documents;

/// <summary>A document with its state per language, both of one version.</summary>
internal sealed class DocumentView
{
    private readonly Dictionary<(PassageId, LanguageTag), StoredTranslation> _translations;

    private DocumentView(StoredDocument document, DocumentSummary summary)
    {
        (Document, Summary) = (document, summary);
        _translations = document.Translations.ToDictionary(t => (t.Passage, t.Language));
    }

    /// <summary>The document.</summary>
    public StoredDocument Document { get; }

    /// <summary>Its state per language.</summary>
    public DocumentSummary Summary { get; }

    /// <summary>Reads a document.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.DocumentNotFound"/>.</exception>
    public static async Task<DocumentView> ReadAsync(IDocumentStore store, Collection collection, string id, CancellationToken cancellationToken)
    {
        var (document, summary) = await DocumentRead.OfAsync(store, collection, id, cancellationToken);
        return new(document, summary);
    }

    /// <summary>The translation of a passage, or null.</summary>
    public StoredTranslation? Translation(PassageId passage, LanguageTag language) => _translations.GetValueOrDefault((passage, language));

    /// <summary>The document's state in a language; null for one that it has nothing to do with.</summary>
    public LanguageState? StateOf(LanguageTag language) => Summary.Languages.FirstOrDefault(l => l.Language == language);

    /// <summary>The language to show beside the original: the one asked for, else the first that the document is not written in.</summary>
    public LanguageTag? Choose(string? asked) =>
        Summary.Languages.Select(l => (LanguageTag?)l.Language).FirstOrDefault(l => l!.Value.Value == asked)
        ?? Summary.Languages.Where(l => l.State != TranslationState.Original).Select(l => (LanguageTag?)l.Language).FirstOrDefault();
}
