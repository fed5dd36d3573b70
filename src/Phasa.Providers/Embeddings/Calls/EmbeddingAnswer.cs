namespace Phasa.Providers.Embeddings.Calls;

/// <summary>An endpoint's answer, whatever its wire format.</summary>
/// <param name="Vectors">The vectors in the order of the texts; null when the answer has none.</param>
/// <param name="Tokens">The tokens it says it counted; null when it says nothing.</param>
internal sealed record EmbeddingAnswer(IReadOnlyList<float[]?>? Vectors, long? Tokens);
