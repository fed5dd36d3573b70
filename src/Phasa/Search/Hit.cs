using Phasa.Documents;

namespace Phasa.Search;

/// <summary>A passage that was found, and how.</summary>
/// <param name="Rank">1 for the best.</param>
/// <param name="Text">What it shows, in the row's language and in the original.</param>
/// <param name="Route">The route that found it.</param>
/// <param name="Similarity">The cosine of query and row, −1..1.</param>
/// <param name="Threshold">The cut it met.</param>
/// <param name="Relevance">How far above its route's cut the similarity lies, 0..1: comparable between routes where cosines are not.</param>
public sealed record Hit(int Rank, HitText Text, Route Route, float Similarity, Threshold Threshold, float Relevance);
