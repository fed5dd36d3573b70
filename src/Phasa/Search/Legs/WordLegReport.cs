namespace Phasa.Search.Legs;

/// <summary>What the words' leg of a route did.</summary>
/// <param name="Texts">Texts in the rows' language that the word index holds; a route may look into some of them only.</param>
/// <param name="Words">How many different words of the query it looked for.</param>
/// <param name="LeastCoverage">What a text must hold to be found by words alone, 0..1.</param>
/// <param name="Accepted">Passages that hold so much, at most as many as the search asked for.</param>
/// <param name="Best">The highest coverage of a passage, accepted or not; null when none holds any of the words.</param>
public sealed record WordLegReport(int Texts, int Words, float LeastCoverage, int Accepted, float? Best);
