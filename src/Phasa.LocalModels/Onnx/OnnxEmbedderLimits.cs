using Phasa.LocalModels.Onnx.Batches;

namespace Phasa.LocalModels.Onnx;

/// <summary>What bounds the work of an <see cref="OnnxEmbedder"/>.</summary>
/// <param name="MaxTokens">The most tokens of a text, with those that the tokenizer adds itself.</param>
/// <param name="Batches">How texts are divided among runs.</param>
/// <param name="Concurrency">Runs at a time, at least 1.</param>
internal sealed record OnnxEmbedderLimits(int MaxTokens, BatchPlan Batches, int Concurrency);
