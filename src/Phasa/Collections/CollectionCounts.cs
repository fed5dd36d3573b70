namespace Phasa.Collections;

/// <summary>Size of a collection.</summary>
public readonly record struct CollectionCounts(long Documents, long Passages);
