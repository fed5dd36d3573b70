namespace Phasa.Separation.Vectors;

/// <summary>How far the embedding of a pair set is.</summary>
/// <param name="Done">Texts that have their vectors, a text counting once per role.</param>
/// <param name="Total">All texts.</param>
/// <param name="Cached">How many of those done were in the cache.</param>
public readonly record struct EmbeddingProgress(long Done, long Total, long Cached);
