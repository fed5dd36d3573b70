namespace Phasa.Search;

/// <summary>How a route found a passage.</summary>
/// <param name="VectorRank">Its rank among the route's rows, 1 for the best; null when its row did not meet the cut or came too late.</param>
/// <param name="Similarity">The cosine of query and row, where the vectors found it.</param>
/// <param name="WordRank">Its rank among the route's texts, 1 for the best; null when the text holds too few of the query's words.</param>
/// <param name="Coverage">The share of the query's words, by rarity, that its text holds, where the words found it.</param>
public readonly record struct FoundBy(int? VectorRank, float? Similarity, int? WordRank, float? Coverage);
