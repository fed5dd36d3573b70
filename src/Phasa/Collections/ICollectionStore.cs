using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Collections;

/// <summary>The collections of a store.</summary>
public interface ICollectionStore
{
    /// <summary>Creates a collection.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionExists"/>; <see cref="ErrorCodes.InvalidRequest"/>
    /// when no language is given, or one twice.</exception>
    Task<Collection> CreateAsync(string name, IReadOnlyList<LanguageTag> languages, EmbeddingSpace space, CancellationToken cancellationToken = default);

    /// <summary>The collection of that name (compared ordinally), or null.</summary>
    Task<Collection?> FindAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>All collections by name.</summary>
    Task<IReadOnlyList<Collection>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets the languages. For an added language every document with passages not in it gets a translation job; a language
    /// taken away loses its translations (human ones too), translated titles, rows and jobs, in the same transaction.
    /// Passages written in it keep their original rows.
    /// </summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>; <see cref="ErrorCodes.InvalidRequest"/>
    /// when documents are written in a language that would go, no language is given, or one twice.</exception>
    Task<Collection> SetLanguagesAsync(string name, IReadOnlyList<LanguageTag> languages, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sets what is translated of itself into some languages; the others keep what they have. With <see cref="LanguagePolicy.All"/> every document that is
    /// open in the language gets a job; with <see cref="LanguagePolicy.Off"/> jobs that no worker has begun go; with the two
    /// between, those of documents that have nothing in the language.
    /// </summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>; <see cref="ErrorCodes.LanguageNotInCollection"/>.</exception>
    Task<Collection> SetPoliciesAsync(string name, IReadOnlyDictionary<LanguageTag, LanguagePolicy> policies, CancellationToken cancellationToken = default);

    /// <summary>Deletes the collection and everything in it.</summary>
    /// <returns>False when there was none of that name.</returns>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>How far each of the collection's languages is covered, in the collection's order, then any source language not among them by its tag.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>.</exception>
    Task<IReadOnlyList<LanguageCoverage>> CoverageAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>How many documents and passages the collection has; none when it has gone.</summary>
    Task<CollectionCounts> CountAsync(CollectionId collection, CancellationToken cancellationToken = default);
}
