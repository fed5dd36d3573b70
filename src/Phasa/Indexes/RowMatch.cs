namespace Phasa.Indexes;

/// <summary>A passage that a scan found, by its slot, with its best row's similarity.</summary>
/// <param name="Slot">The passage's place in the snapshot.</param>
/// <param name="Similarity">Cosine, −1..1.</param>
internal readonly record struct RowMatch(int Slot, float Similarity);
