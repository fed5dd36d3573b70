namespace Phasa.Collections;

/// <summary>The store's key of a collection. Never used again after the collection was deleted.</summary>
public readonly record struct CollectionId(long Value);
