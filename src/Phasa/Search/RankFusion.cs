using Phasa.Search.Legs;

namespace Phasa.Search;

/// <summary>
/// Joins the ranked passages of several routes, and of the vectors and words of each, into one order by weighted reciprocal
/// rank fusion (Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning
/// Methods", SIGIR 2009): a passage scores Σ w/(5 + rank) over the legs that found it, w being the leg's weight on its route
/// (<see cref="LegWeights"/>). Ranks are compared because cosines of different language pairs are not comparable, and BM25
/// with neither; equal scores are ordered by relevance. Their offset of 60 was for runs of a thousand documents, where the
/// first ranks differ little; 5 was chosen on half of the handbook's questions (docs/decisions/0015-legs.md).
/// </summary>
internal static class RankFusion
{
    private const int RankOffset = 5;

    /// <summary>The passages, best first, at most <paramref name="top"/>.</summary>
    public static IReadOnlyList<FusedPassage> Fuse(IReadOnlyList<RouteRun> runs, int top)
    {
        // Figures of two kinds do not compare: either every route has a scale, or none is used.
        var byScale = runs.All(r => r.Report is { Rows: 0 } or { Calibrated.Relevance: not null });
        var passages = new Dictionary<int, FusedPassage>();
        foreach (var run in runs)
        {
            foreach (var (slot, found) in Found(run))
            {
                var passage = new FusedPassage(slot, run, found, Relevance(found, run.Report, byScale), Score(found, run.Weights));
                passages[slot] = passages.TryGetValue(slot, out var known) ? known.Join(passage) : passage;
            }
        }

        return
        [
            .. passages.Values
                .OrderByDescending(p => p.Score)
                .ThenByDescending(p => p.Relevance)
                .ThenBy(p => p.Slot)
                .Take(top),
        ];
    }

    /// <summary>The passages of a route with what each leg says of them.</summary>
    private static Dictionary<int, FoundBy> Found(RouteRun run)
    {
        var found = new Dictionary<int, FoundBy>(run.Matches.Count + run.Words.Count);
        for (var i = 0; i < run.Matches.Count; i++)
        {
            found[run.Matches[i].Slot] = new(i + 1, run.Matches[i].Similarity, null, null);
        }

        for (var i = 0; i < run.Words.Count; i++)
        {
            var match = run.Words[i];
            if (found.TryGetValue(match.Slot, out var known) || run.ByWordsAlone(match))
            {
                found[match.Slot] = known with { WordRank = i + 1, Coverage = match.Coverage };
            }
        }

        return found;
    }

    private static double Score(FoundBy found, LegWeights weights) =>
        (found.VectorRank is { } vector ? weights.Vector / (RankOffset + vector) : 0)
        + (found.WordRank is { } word ? weights.Words / (RankOffset + word) : 0);

    /// <summary>What a passage is worth: by its similarity, and by its words where those alone found it.</summary>
    private static float Relevance(FoundBy found, RouteReport route, bool byScale) =>
        found.Similarity is { } similarity ? Relevance(similarity, route, byScale) : found.Coverage ?? 0;

    /// <summary>What a similarity is worth on its route: on the scale of the route's pair of languages, or by its place above the cut.</summary>
    private static float Relevance(float similarity, RouteReport route, bool byScale) =>
        byScale && route.Calibrated?.Relevance is { } scale ? scale.Of(similarity) : Relevance(similarity, route.Threshold.Value);

    /// <summary>How far a similarity lies between its route's cut (0) and identity (1).</summary>
    internal static float Relevance(float similarity, float threshold) =>
        threshold >= 1 ? 1 : Math.Clamp((similarity - threshold) / (1 - threshold), 0, 1);
}
