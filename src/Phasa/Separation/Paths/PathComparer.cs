using Phasa.Languages;

namespace Phasa.Separation.Paths;

/// <summary>Works out how paths serve each language and whether they differ.</summary>
public static class PathComparer
{
    /// <summary>The mean figures of every language on every path, in the order in which they come.</summary>
    public static IReadOnlyList<PathMeasurement> Measure(IReadOnlyList<PathAnswer> answers) =>
    [
        .. answers.GroupBy(a => (a.Language, a.Path)).Select(g => new PathMeasurement(
            g.Key.Language,
            g.Key.Path,
            g.Count(),
            g.Average(a => a.Similarity),
            g.Average(a => a.RecallAt1),
            g.Average(a => a.RecallAt5),
            g.Average(a => a.RecallAt10),
            g.Average(a => a.NdcgAt10),
            g.Average(a => a.ReciprocalRank))
        { Reached = g.Count(a => a.Similarity is not null) }),
    ];

    /// <summary>Every pair of paths in every language that has queries on both: paired by query, item bootstrap, Holm across languages.</summary>
    /// <param name="answers">The answers; one per query, language and path.</param>
    /// <param name="seed">Begins the random numbers of every comparison.</param>
    /// <param name="draws">How often the queries are drawn anew; at least 100.</param>
    /// <returns>Languages in the order in which they come; in each the pairs of paths in the order of <see cref="RetrievalPath"/>.</returns>
    public static IReadOnlyList<PathDifference> Compare(IReadOnlyList<PathAnswer> answers, int seed, int draws)
    {
        var paths = Enum.GetValues<RetrievalPath>();
        var found = new List<PathDifference>();
        foreach (var language in answers.GroupBy(a => a.Language))
        {
            var byPath = language.GroupBy(a => a.Path).ToDictionary(g => g.Key, g => g.ToDictionary(a => a.QueryId));
            found.AddRange(
                from first in paths
                from second in paths
                where first < second && byPath.ContainsKey(first) && byPath.ContainsKey(second)
                let difference = Compare(language.Key, byPath[first], byPath[second], seed, draws)
                where difference is not null
                select difference);
        }

        return Correct(found);
    }

    private static PathDifference? Compare(
        LanguageTag language, Dictionary<string, PathAnswer> first, Dictionary<string, PathAnswer> second, int seed, int draws)
    {
        var both = first.Values.Where(a => second.ContainsKey(a.QueryId)).Select(a => (First: a, Second: second[a.QueryId])).ToList();
        if (both.Count == 0)
        {
            return null;
        }

        var ndcg = Difference(a => a.NdcgAt10);
        return new(language, both[0].First.Path, both[0].Second.Path, ndcg, Difference(a => a.RecallAt5), ndcg.TwoSidedChance);

        PairedDifference Difference(Func<PathAnswer, double> figure) =>
            PairedBootstrap.Compare([.. both.Select(b => new PairedItem(figure(b.First), figure(b.Second)))], seed, draws);
    }

    /// <summary>The same pair of paths is compared once per language: each is a chance to be fooled.</summary>
    private static List<PathDifference> Correct(List<PathDifference> found)
    {
        var corrected = found
            .GroupBy(d => (d.First, d.Second))
            .SelectMany(g => g.Zip(HolmCorrection.Adjust([.. g.Select(d => d.Chance)])))
            .ToDictionary(d => (d.First.Language, d.First.First, d.First.Second), d => d.Second);
        return found.ConvertAll(d => d with { Chance = corrected[(d.Language, d.First, d.Second)] });
    }
}
