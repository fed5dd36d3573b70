namespace Phasa.Embeddings.FeatureTables.Features;

/// <summary>A feature of a text.</summary>
/// <param name="Hash">What it is.</param>
/// <param name="Sort">What it stands for.</param>
internal readonly record struct Feature(uint Hash, FeatureSort Sort);
