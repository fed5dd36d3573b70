using Phasa.Embeddings;

namespace Phasa.Reembedding;

/// <summary>A space beside the one that searches use.</summary>
/// <param name="Space">The space.</param>
/// <param name="DocumentsBehind">Documents that have changed since it was last complete, or never had rows in it.</param>
public sealed record KeptSpace(EmbeddingSpace Space, long DocumentsBehind);
