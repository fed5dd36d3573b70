namespace Phasa.Search.Legs;

/// <summary>A hit as the words' leg found it.</summary>
/// <param name="Rank">Its rank there, 1 for the best.</param>
/// <param name="Score">BM25, comparable within one route of one search alone.</param>
/// <param name="Coverage">The share of the query's words, by their rarity, that the text holds, 0..1.</param>
public readonly record struct WordsHit(int Rank, float Score, float Coverage);
