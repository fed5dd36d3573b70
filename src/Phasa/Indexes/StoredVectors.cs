using Phasa.Collections;
using Phasa.Documents;
using Phasa.Embeddings;
using Phasa.Languages;

namespace Phasa.Indexes;

/// <summary>A collection's vectors in the store, for snapshots that have none.</summary>
/// <param name="Search">The store's language indexes.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Space">The space.</param>
internal sealed record StoredVectors(IVectorSearch Search, CollectionId Collection, EmbeddingSpace Space)
{
    /// <summary>The nearest rows of a language.</summary>
    public Task<IReadOnlyList<FoundRow>> NearestAsync(
        LanguageTag language, ReadOnlyMemory<float> query, int count, IReadOnlyList<PassageId>? among, CancellationToken cancellationToken) =>
        Search.NearestAsync(new(Collection, Space, language), query, count, among, cancellationToken);

    /// <summary>The rows of passages in a language.</summary>
    public Task<IReadOnlyList<FoundRow>> RowsOfAsync(LanguageTag language, IReadOnlyList<PassageId> passages, CancellationToken cancellationToken) =>
        Search.RowsOfAsync(new(Collection, Space, language), passages, cancellationToken);
}
