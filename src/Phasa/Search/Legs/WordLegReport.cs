namespace Phasa.Search.Legs;

/// <summary>What the word leg of a route did.</summary>
/// <param name="Texts">Texts in the language of the route's rows.</param>
/// <param name="Words">Different words of the query.</param>
/// <param name="Accepted">Passages that words alone would find, at most as many as the search asked for.</param>
/// <param name="Best">The highest share of the query's words, by rarity, that a text holds, 0..1; null when none holds any.</param>
/// <param name="Cut">The share that a text had to hold to be found by words alone.</param>
public sealed record WordLegReport(int Texts, int Words, int Accepted, float? Best, float Cut);
