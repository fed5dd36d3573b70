using Phasa.Indexes;
using Phasa.Indexes.Words;
using Phasa.Languages;

namespace Phasa.Search.Legs;

/// <summary>What the words' leg of a route found.</summary>
/// <param name="Report">The report of the leg.</param>
/// <param name="Matches">The passages that hold any of the query's words, best first, each with the cosine of its row.</param>
/// <param name="Gone">Whether it met passages that the rows do not have any more: the words are older.</param>
internal sealed record WordLeg(WordLegReport Report, IReadOnlyList<(WordMatch Words, float Similarity)> Matches, bool Gone)
{
    /// <summary>Looks for a query's words in the texts of a route's passages.</summary>
    public static WordLeg Run<TFilter>(
        IWordSnapshot words, CollectionSnapshot snapshot, TFilter filter, string text, LanguageTag rows, float[] vector, float leastCoverage, int depth, int top)
        where TFilter : struct, ISlotFilter
    {
        var found = words.Find(new(text, rows, depth), new RoutePassages<TFilter>(snapshot, filter));
        var index = snapshot.IndexOf(rows);
        var matches = new List<(WordMatch, float)>(found.Best.Count);
        foreach (var match in found.Best)
        {
            if (index.SimilarityOf(match.Slot, vector) is { } similarity)
            {
                matches.Add((match, similarity));
            }
        }

        float? best = matches.Count == 0 ? null : matches.Max(m => m.Item1.Coverage);
        var accepted = matches.Count(m => m.Item1.Coverage >= leastCoverage);
        return new(
            new(words.CountTexts(rows), found.Words, leastCoverage, Math.Min(accepted, top), best), matches, matches.Count < found.Best.Count);
    }
}
