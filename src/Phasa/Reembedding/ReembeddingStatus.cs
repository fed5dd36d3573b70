namespace Phasa.Reembedding;

/// <summary>What a collection's spaces are, and the work on them.</summary>
/// <param name="Spaces">The spaces that it has rows in.</param>
/// <param name="Job">Its reembedding, the last one if it has switched; null when there is none.</param>
public sealed record ReembeddingStatus(CollectionSpaces Spaces, ReembeddingJob? Job);
