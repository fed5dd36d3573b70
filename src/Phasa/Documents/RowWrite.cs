using Phasa.Embeddings;

namespace Phasa.Documents;

/// <summary>One embedded text to store.</summary>
/// <param name="Part">0, and 1, 2 … where a passage's text in this language is longer than the embedder takes.</param>
/// <param name="Vector">The embedding.</param>
/// <param name="Space">The space it lies in: that of the model that computed it, not the one hoped for.</param>
public sealed record RowWrite(int Part, ReadOnlyMemory<float> Vector, EmbeddingSpace Space);
