namespace Phasa.Search.Legs;

/// <summary>What the words' leg of a route did.</summary>
/// <param name="Texts">Texts in the rows' language that the word index holds; a route may look into some of them only.</param>
/// <param name="Words">How many different words of the query it looked for.</param>
/// <param name="LeastCoverage">The coverage that a passage must reach if vectors do not accept it, 0..1.</param>
/// <param name="Accepted">Passages that met the cut or that vectors accepted, too, at most as many as the search asked for.</param>
/// <param name="Best">The highest coverage of any text, accepted or not; null when none holds a word.</param>
public sealed record WordLegReport(int Texts, int Words, float LeastCoverage, int Accepted, float? Best);
