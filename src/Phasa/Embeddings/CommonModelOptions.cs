namespace Phasa.Embeddings;

/// <summary>The options that models of every kind have.</summary>
internal sealed class CommonModelOptions : EmbeddingModelOptions;
