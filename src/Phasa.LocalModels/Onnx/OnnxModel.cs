using Phasa.Embeddings;

namespace Phasa.LocalModels.Onnx;

/// <summary>A model loaded from a folder.</summary>
/// <param name="Model">The model, ready to embed.</param>
/// <param name="Report">How it is used and why.</param>
public sealed record OnnxModel(EmbeddingModel Model, OnnxModelReport Report);
