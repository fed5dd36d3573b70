using Phasa.Languages;

namespace Phasa.Reembedding.Comparison;

/// <summary>A passage that questions are compared with.</summary>
/// <param name="Document">Its document's place in the sample.</param>
/// <param name="Language">The language it is written in.</param>
internal readonly record struct SampledPassage(int Document, LanguageTag Language);

/// <summary>A row that questions are compared with.</summary>
/// <param name="Passage">Its passage's place in the sample.</param>
/// <param name="Language">The language it is in.</param>
/// <param name="Vector">The embedding.</param>
internal readonly record struct SampledRow(int Passage, LanguageTag Language, ReadOnlyMemory<float> Vector);
