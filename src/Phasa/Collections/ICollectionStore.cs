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
    /// Sets the languages, and what is translated of itself into some of them, in one transaction. An added language gets jobs as its
    /// policy says; a language taken away loses its translations (human ones too), translated titles, rows and jobs. Passages
    /// written in it keep their original rows. Where a policy becomes <see cref="LanguagePolicy.All"/>, every document that is open in the
    /// language gets a job; where it becomes <see cref="LanguagePolicy.Off"/>, jobs that no worker has begun go, and those under way when their attempt
    /// ends; with the two between, those go of documents that have nothing in the language.
    /// </summary>
    /// <param name="name">The collection.</param>
    /// <param name="languages">All languages from now on; as they are when null.</param>
    /// <param name="policies">Policies by language; the other languages keep what they have.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>; <see cref="ErrorCodes.InvalidRequest"/>
    /// when documents are written in a language that would go, no language is given, or one twice; <see cref="ErrorCodes.LanguageNotInCollection"/> for the
    /// policy of another language.</exception>
    Task<Collection> ChangeAsync(
        string name, IReadOnlyList<LanguageTag>? languages, IReadOnlyDictionary<LanguageTag, LanguagePolicy> policies, CancellationToken cancellationToken = default);

    /// <summary>Deletes the collection and everything in it.</summary>
    /// <returns>False when there was none of that name.</returns>
    Task<bool> DeleteAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>How far each of the collection's languages is covered, in the collection's order, then any source language not among them by its tag.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>.</exception>
    Task<IReadOnlyList<LanguageCoverage>> CoverageAsync(CollectionId collection, CancellationToken cancellationToken = default);

    /// <summary>How many documents and passages the collection has; none when it has gone.</summary>
    Task<CollectionCounts> CountAsync(CollectionId collection, CancellationToken cancellationToken = default);
}
