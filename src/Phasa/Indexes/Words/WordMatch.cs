namespace Phasa.Indexes.Words;

/// <summary>A passage that holds words of a query.</summary>
/// <param name="Slot">The passage's place in the selection.</param>
/// <param name="Score">BM25, above 0; comparable within one answer alone.</param>
/// <param name="Coverage">
/// How much of the query the passage's text holds, 0..1: Σ w·idf of the query's terms in it ÷ Σ w·idf of all the query's terms, a
/// term of no text counting as the rarest would; w is 1 for a word and less for what stands in for one (bigrams).
/// </param>
public readonly record struct WordMatch(int Slot, float Score, float Coverage);

/// <summary>What a word index answers.</summary>
/// <param name="Best">The best passages, best first.</param>
/// <param name="Words">How many different words the query has; 0 when it has none to look for.</param>
public sealed record WordMatches(IReadOnlyList<WordMatch> Best, int Words);
