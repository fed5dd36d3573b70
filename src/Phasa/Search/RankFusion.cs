using Phasa.Search.Legs;

namespace Phasa.Search;

/// <summary>
/// Joins the ranked passages of several routes, and of each route's legs, into one order by reciprocal rank fusion
/// (Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods",
/// SIGIR 2009), weighted: a passage scores Σ w/(20 + rank) over the legs of routes that found it. Where a route has both
/// legs, w is what <see cref="LegWeights"/> says of the leg, for words times the share of the query that the text
/// holds; where it has one, w is 1. Ranks are compared because cosines of different
/// language pairs, and cosines and BM25, are not comparable; equal scores are ordered by relevance, then by slot.
/// </summary>
internal static class RankFusion
{
    /// <summary>Cormack et al. took 60, for lists of a thousand; a leg hands over fifty, and with 60 its first would count hardly more than its tenth.</summary>
    private const int RankOffset = 20;

    /// <summary>The passages, best first, at most <paramref name="top"/>.</summary>
    public static IReadOnlyList<FusedPassage> Fuse(IReadOnlyList<RouteRun> runs, int top)
    {
        // Figures of two kinds do not compare: either every route has a scale, or none is used.
        var byScale = runs.All(r => r.Report is { Rows: 0 } or { Calibrated.Relevance: not null });
        var passages = new Dictionary<int, FusedPassage>();
        foreach (var found in runs.SelectMany(r => Passages(r, byScale)))
        {
            passages[found.Slot] = passages.TryGetValue(found.Slot, out var known) ? known.Join(found) : found;
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

    /// <summary>What both legs of a route found, each passage once.</summary>
    private static Dictionary<int, FusedPassage>.ValueCollection Passages(RouteRun run, bool byScale)
    {
        var (route, passages) = (run.Report, new Dictionary<int, FusedPassage>());
        for (var i = 0; i < run.Matches.Count; i++)
        {
            var match = run.Matches[i];
            passages[match.Slot] = new(match.Slot, route, match.Similarity, Relevance(match.Similarity, route, byScale), Score(route.Weights?.Vector, i + 1)) { VectorRank = i + 1 };
        }

        for (var i = 0; i < (run.Words?.Matches.Count ?? 0); i++)
        {
            var (hit, slot, similarity) = run.Words!.Matches[i];
            var score = Score(route.Weights is { } weights ? weights.Words * hit.Coverage : 1, hit.Rank);
            passages[slot] = passages.TryGetValue(slot, out var known)
                ? known with { Score = known.Score + score, Words = hit }
                : new(slot, route, similarity, Relevance(similarity, hit.Coverage, route, byScale), score) { Words = hit };
        }

        return passages.Values;
    }

    private static double Score(double? weight, int rank) => (weight ?? 1) / (RankOffset + rank);

    /// <summary>What a similarity is worth on its route: on the scale of the route's pair of languages, or by its place above the cut.</summary>
    private static float Relevance(float similarity, RouteReport route, bool byScale) =>
        byScale && route.Calibrated?.Relevance is { } scale ? scale.Of(similarity) : Relevance(similarity, route.Threshold.Value);

    /// <summary>What a passage is worth that words alone found: a chance on the scale where there is one, else the place of its coverage above the words' cut.</summary>
    private static float Relevance(float similarity, float coverage, RouteReport route, bool byScale) =>
        byScale && route.Calibrated?.Relevance is { } scale ? scale.Of(similarity) : Relevance(coverage, route.Words!.LeastCoverage);

    /// <summary>How far a similarity lies between its route's cut (0) and identity (1).</summary>
    internal static float Relevance(float similarity, float threshold) =>
        threshold >= 1 ? 1 : Math.Clamp((similarity - threshold) / (1 - threshold), 0, 1);
}
