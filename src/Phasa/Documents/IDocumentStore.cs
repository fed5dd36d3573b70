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

    /// <summary>Documents by id (ordinal order) after <paramref name="after"/>, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<DocumentSummary>> ListAsync(CollectionId collection, string? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>One document without its text, or null.</summary>
    Task<DocumentSummary?> SummarizeAsync(CollectionId collection, string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes documents, each whole or not at all, all in one transaction. For every language of the collection in which
    /// a passage of a written document has no current translation there is a queued job afterwards, with no attempts
    /// and no lease; where none lacks one there is no job.
    /// </summary>
    /// <returns>For each document in order: true when written; false when its <see cref="DocumentWrite.ExpectedRevision"/> is not the current one and nothing of it was written.</returns>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/> when the collection has gone.</exception>
    Task<IReadOnlyList<bool>> WriteAsync(CollectionId collection, IReadOnlyList<DocumentWrite> documents, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes translations. A machine translation or title never replaces a human one, current or stale: such an entry is
    /// left out and the rest is written. The document's <see cref="StoredDocument.Revision"/> grows. When the language is
    /// then complete its job is removed; a person's translation that leaves passages open leaves the job as it is.
    /// </summary>
    Task<TranslationWriteOutcome> WriteTranslationsAsync(CollectionId collection, DocumentTranslationWrite write, CancellationToken cancellationToken = default);

    /// <summary>Deletes the document with everything that belongs to it.</summary>
    /// <returns>False when there was none.</returns>
    Task<bool> DeleteAsync(CollectionId collection, string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// The texts of hits, all as of one moment. Passages that no longer exist, or have no translation in the asked
    /// language any more, are absent from the result.
    /// </summary>
    Task<IReadOnlyList<HitText>> ReadHitsAsync(CollectionId collection, IReadOnlyList<(PassageId Passage, LanguageTag Language)> hits, CancellationToken cancellationToken = default);
}
