namespace Phasa.LocalModels.ModelFolders;

/// <summary>A step of a sentence-transformers model, from <c>modules.json</c>.</summary>
/// <param name="Type">Its class without the package: <c>Transformer</c>, <c>Pooling</c>, <c>Normalize</c>, <c>Dense</c>, <c>StaticEmbedding</c> …</param>
/// <param name="Path">Its folder from the model's, empty for the model's own.</param>
public sealed record ModelModule(string Type, string Path);
