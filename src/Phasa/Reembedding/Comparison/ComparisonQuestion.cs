using Phasa.Languages;

namespace Phasa.Reembedding.Comparison;

/// <summary>A question made of a document's own words.</summary>
/// <param name="Document">The document's place in the sample.</param>
/// <param name="Language">The language it is asked in.</param>
/// <param name="Text">The title, or a passage's first sentence.</param>
/// <param name="Right">The places of the passages that answer it.</param>
internal sealed record ComparisonQuestion(int Document, LanguageTag Language, string Text, IReadOnlyList<int> Right);
