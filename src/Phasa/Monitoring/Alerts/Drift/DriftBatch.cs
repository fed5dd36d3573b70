using Phasa.Collections;
using Phasa.Languages;
using Phasa.Search;

namespace Phasa.Monitoring.Alerts.Drift;

/// <summary>Moves the states of languages by searches, in their order. Not thread-safe.</summary>
/// <param name="read">The state of a language, or null where there is none.</param>
public sealed class DriftBatch(Func<CollectionId, LanguageTag, DriftState?> read)
{
    private readonly Dictionary<(CollectionId, LanguageTag), (DriftState State, DriftScores Scores)?> _states = [];

    /// <summary>The states that were moved.</summary>
    public IEnumerable<DriftState> Moved => _states.Values.OfType<(DriftState State, DriftScores)>().Select(s => s.State);

    /// <summary>Moves the state of a search's language.</summary>
    public void Add(SearchRecord search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var key = (search.Collection, search.Language.Language);
        if (!_states.TryGetValue(key, out var known))
        {
            known = read(search.Collection, search.Language.Language) is { Baseline: { } baseline } state ? (state, new DriftScores(baseline)) : null;
            _states[key] = known;
        }

        if (known is var (drift, scores) && drift.Space == search.Space.Id)
        {
            _states[key] = (After(drift, scores, search), scores);
        }
    }

    private static DriftState After(DriftState drift, DriftScores scores, SearchRecord search) => drift with
    {
        Misses = After(drift.Misses, scores.Misses, search.HitCount == 0, search),
        Fallback = After(drift.Fallback, scores.Fallback, search.Hits is [{ Route: Route.Fallback }, ..], search),
        Similarity = scores.Similarity(search.Best) is { } ratio ? drift.Similarity.After(ratio, search.Best ?? 0, search) : drift.Similarity,
    };

    private static Cusum After(Cusum sum, (double Yes, double No)? ratios, bool isSo, SearchRecord search) =>
        ratios is var (yes, no) ? sum.After(isSo ? yes : no, isSo ? 1 : 0, search) : sum;
}
