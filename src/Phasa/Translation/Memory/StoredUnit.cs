namespace Phasa.Translation.Memory;

/// <summary>A unit with its place in the order of writing.</summary>
/// <param name="Sequence">1 or more; grows with every write to the memory, and is never given twice.</param>
/// <param name="Unit">The unit.</param>
public readonly record struct StoredUnit(long Sequence, TranslationUnit Unit);
