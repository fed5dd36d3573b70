using Phasa.Languages;

namespace Phasa.Indexes.Words;

/// <summary>What a word index is asked.</summary>
/// <param name="Text">The query as a person wrote it.</param>
/// <param name="Rows">The language of the texts to look into; the query is cut into words by the same rules as they were.</param>
/// <param name="Top">How many passages to return at most.</param>
/// <param name="LeastCoverage">The lowest <see cref="WordMatch.Coverage"/> that is accepted, 0..1.</param>
public sealed record WordQuery(string Text, LanguageTag Rows, int Top, float LeastCoverage = 0);
