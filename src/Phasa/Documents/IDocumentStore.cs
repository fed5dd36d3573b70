using Phasa.Collections;
using Phasa.Languages;

namespace Phasa.Documents;

/// <summary>
/// The documents of a store. Each writing call is one transaction: after it returns the change survives a crash and
/// every reader sees all of it; when it raises an error, nothing was written.
/// </summary>
public interface IDocumentStore
{
    /// <summary>The document's current version, or null.</summary>
    Task<StoredDocument?> FindAsync(CollectionId collection, string id, CancellationToken cancellationToken = default);

    /// <summary>The document's current version by the store's key, or null.</summary>
    Task<StoredDocument?> FindAsync(DocumentKey key, CancellationToken cancellationToken = default);

    /// <summary>Documents by id (in order of its code points) after <paramref name="after"/>, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DocumentSummary>> ListAsync(CollectionId collection, string? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>One document without its text, or null.</summary>
    Task<DocumentSummary?> SummarizeAsync(CollectionId collection, string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes documents, each whole or not at all, all in one transaction. For every language of the collection that is
    /// open for a written document there is a queued job afterwards, with no attempts and no lease; for the others there
    /// is none. A language is open when a passage not written in it has no translation into it (a stale human one is a
    /// translation: no machine may replace it), or when machine translations of the document have no title.
    /// A machine translation or title never replaces a human one, current or stale: such an entry is left out. So is
    /// an entry in the language its passage, or its document for a title, is written in; what was stored there goes.
    /// </summary>
    /// <returns>For each document in order: true when written; false when its <see cref="DocumentWrite.ExpectedRevision"/> is not the current one and nothing of it was written.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone;
    /// <see cref="ErrorCodes.LanguageNotInCollection"/> for a translation or title in another language than its own;
    /// <see cref="ErrorCodes.SpaceMismatch"/> for a row of another space than the collection's, or a vector of another length; <see cref="ErrorCodes.InvalidRequest"/> for a
    /// write that contradicts itself or the document it continues. Nothing of any document is written then.</exception>
    Task<IReadOnlyList<bool>> WriteAsync(CollectionId collection, IReadOnlyList<DocumentWrite> documents, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes translations. A machine translation or title never replaces a human one, current or stale: such an entry is
    /// left out and the rest is written, as is an entry in the language its passage is written in. The document's
    /// <see cref="StoredDocument.Revision"/> grows. When nothing is then open in the language, passage or title, its job
    /// is removed; else it stays as it is.
    /// </summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.PassageNotFound"/>; <see cref="ErrorCodes.LanguageNotInCollection"/>;
    /// <see cref="ErrorCodes.SpaceMismatch"/>; <see cref="ErrorCodes.InvalidRequest"/>, as in <see cref="WriteAsync"/>.</exception>
    Task<TranslationWriteOutcome> WriteTranslationsAsync(CollectionId collection, DocumentTranslationWrite write, CancellationToken cancellationToken = default);

    /// <summary>
    /// Originals and their translations from one language to another, of all collections: the last ones written first,
    /// none that is stale. Only the store's newest translations are looked through, 20,000 or so; where a pair is rare, some or all of
    /// its own are not among them.
    /// </summary>
    /// <param name="source">The language of the originals.</param>
    /// <param name="target">The language of the translations.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<TranslationTexts>> LatestTranslationsAsync(
        LanguageTag source, LanguageTag target, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// People's translations of texts that have changed since, or whose passage is gone, by passage and language. They are
    /// kept until they are translated anew, or their document is deleted.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="language">The language; null for all.</param>
    /// <param name="after">Begins after this one; null at the beginning.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<StaleTranslation>> ListStaleAsync(
        CollectionId collection, LanguageTag? language, StalePosition? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Deletes the document with everything that belongs to it.</summary>
    /// <returns>False when there was none.</returns>
    Task<bool> DeleteAsync(CollectionId collection, string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Current machine translations of passages equal to others: the same language, heading and text, in any document of
    /// the collection.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="source">The passages' language.</param>
    /// <param name="language">The language they are wanted in.</param>
    /// <param name="hashes">Hashes of the passages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>By hash; what has none is absent.</returns>
    Task<IReadOnlyDictionary<string, EqualTranslation>> FindEqualAsync(
        CollectionId collection, LanguageTag source, LanguageTag language, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken = default);

    /// <summary>
    /// The texts of hits in the order asked for, all as of one moment. Passages that no longer exist, or have no translation in the asked
    /// language any more, are absent from the result.
    /// </summary>
    Task<IReadOnlyList<HitText>> ReadHitsAsync(CollectionId collection, IReadOnlyList<(PassageId Passage, LanguageTag Language)> hits, CancellationToken cancellationToken = default);
}
