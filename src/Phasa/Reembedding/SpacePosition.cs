namespace Phasa.Reembedding;

/// <summary>
/// How far a space has followed its collection: every document that last changed at <paramref name="Sequence"/> or
/// before, and of those at that very number the ones with keys up to <paramref name="Document"/>, has all its rows in it.
/// A document that changes gets a later number, and so is beyond the position again.
/// </summary>
/// <param name="Sequence">The collection's sequence number; 0 for a space without rows.</param>
/// <param name="Document">The store's key of a document.</param>
public readonly record struct SpacePosition(long Sequence, long Document);
