namespace Phasa.Search;

/// <summary>
/// Joins the ranked passages of several routes into one order by reciprocal rank fusion (Cormack, Clarke and Büttcher,
/// "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods", SIGIR 2009): a passage scores
/// Σ 1/(60 + rank) over the routes that found it. Ranks are compared because cosines of different language pairs are
/// not comparable; equal scores are ordered by relevance.
/// </summary>
internal static class RankFusion
{
    private const int RankOffset = 60;

    /// <summary>The passages, best first, at most <paramref name="top"/>.</summary>
    public static IReadOnlyList<FusedPassage> Fuse(IReadOnlyList<RouteRun> runs, int top)
    {
        // Figures of two kinds do not compare: either every route has a scale, or none is used.
        var byScale = runs.All(r => r.Report is { Rows: 0 } or { Calibrated.Relevance: not null });
        var passages = new Dictionary<int, FusedPassage>();
        foreach (var run in runs)
        {
            for (var i = 0; i < run.Matches.Count; i++)
            {
                var match = run.Matches[i];
                var found = new FusedPassage(
                    match.Slot, run.Report, match.Similarity, Relevance(match.Similarity, run.Report, byScale), 1d / (RankOffset + i + 1));
                passages[match.Slot] = passages.TryGetValue(match.Slot, out var known) ? known.Join(found) : found;
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

    /// <summary>What a similarity is worth on its route: on the scale of the route's pair of languages, or by its place above the cut.</summary>
    private static float Relevance(float similarity, RouteReport route, bool byScale) =>
        byScale && route.Calibrated?.Relevance is { } scale ? scale.Of(similarity) : Relevance(similarity, route.Threshold.Value);

    /// <summary>How far a similarity lies between its route's cut (0) and identity (1).</summary>
    internal static float Relevance(float similarity, float threshold) =>
        threshold >= 1 ? 1 : Math.Clamp((similarity - threshold) / (1 - threshold), 0, 1);
}
