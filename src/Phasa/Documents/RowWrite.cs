namespace Phasa.Documents;

/// <summary>One embedded text to store.</summary>
/// <param name="Part">0, and 1, 2 … where a passage's text in this language is longer than the embedder takes.</param>
/// <param name="Vector">The embedding, in the collection's space.</param>
public sealed record RowWrite(int Part, ReadOnlyMemory<float> Vector);
