using Phasa.Embeddings;

namespace Phasa.Reembedding;

/// <summary>The spaces that a collection has rows in.</summary>
/// <param name="Current">The one that searches use; complete at every moment.</param>
/// <param name="Next">The one being built, or null.</param>
/// <param name="Previous">The one searches used before, kept for a way back, or null. Rows of changed texts leave it; new ones come only with a rollback.</param>
public sealed record CollectionSpaces(EmbeddingSpace Current, KeptSpace? Next, KeptSpace? Previous);
