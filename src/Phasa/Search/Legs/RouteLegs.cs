using Phasa.Calibration;
using Phasa.Indexes;
using Phasa.Indexes.Scans;
using Phasa.Indexes.Words;
using Phasa.Languages;

namespace Phasa.Search.Legs;

/// <summary>Looks for a query among the passages of a route: by its vector, by its words, or by both.</summary>
/// <param name="snapshot">The rows.</param>
/// <param name="texts">The words, taken before the rows; null when they are not asked.</param>
/// <param name="legs">What is asked.</param>
/// <param name="top">How many hits the search returns.</param>
/// <param name="requested">The cosine that the search itself asks for.</param>
internal sealed class RouteLegs(CollectionSnapshot snapshot, IWordSnapshot? texts, SearchLegs legs, int top, float? requested)
{
    /// <summary>
    /// How far down each leg is looked at: a passage that both legs have in the middle is better than one that a single leg
    /// has at its end.
    /// </summary>
    private const int Depth = 100;

    /// <summary>
    /// The share of a query's words, by rarity, that a text must hold to be found by words alone; one whose row met the cut of
    /// the vectors needs none. Chosen on half of the handbook's unanswerable questions (docs/decisions/0015-legs.md).
    /// </summary>
    internal const float LeastCoverage = 0.4f;

    private readonly int _depth = Math.Max(top, Depth);

    // A search that switches the cut off has every text that holds any of its words.
    private readonly float _cut = requested <= -1 ? 0 : LeastCoverage;

    /// <summary>What a route finds.</summary>
    /// <param name="step">The route.</param>
    /// <param name="language">The query's language.</param>
    /// <param name="text">The query's words.</param>
    /// <param name="vector">Its vector.</param>
    /// <param name="threshold">The cut of its vectors.</param>
    /// <param name="calibrated">What was calibrated for its pair of languages.</param>
    public ValueTask<RouteRun> GoAsync(RouteStep step, LanguageTag language, string text, float[] vector, Threshold threshold, CalibratedPair? calibrated)
    {
        var written = snapshot.Written.GetValueOrDefault(step.ExceptWritten ?? step.Rows);
        var covered = step.UncoveredOnly ? snapshot.Covered.GetValueOrDefault(language) : default;
        return (step.Route, step.ExceptWritten) switch
        {
            (Route.Index, null) => GoAsync(step, new EveryPassage()),
            (Route.Index, not null) => GoAsync(step, new PassagesBeside(written)),
            _ => GoAsync(step, new OriginalPassages(written, covered)),
        };

        async ValueTask<RouteRun> GoAsync<TFilter>(RouteStep step, TFilter admits)
            where TFilter : struct, ISlotFilter
        {
            var index = snapshot.IndexOf(step.Rows);
            var matches = new TopMatches(_depth, threshold.Value);
            var rows = legs == SearchLegs.Words ? 0 : await SharedScans.Default.ScanAsync(index, vector, admits, matches).ConfigureAwait(false);
            var words = Find(step.Rows, text, admits);
            return new(
                new RouteReport(step.Route, step.Rows, rows, threshold, Math.Min(top, matches.Accepted), matches.Best, step.Reason)
                {
                    Calibrated = calibrated,
                    Words = words is null ? null : ReportOf(step.Rows, words),
                },
                matches.InOrder())
            {
                Words = words?.Best ?? [],
                Vector = vector,
                ByWordsAlone = match => match.Coverage >= _cut && IsSimilarEnough(index, match.Slot, vector),
            };
        }
    }

    private WordMatches? Find<TFilter>(LanguageTag rows, string text, TFilter admits)
        where TFilter : struct, ISlotFilter => texts?.Find(new(text, rows, _depth), new RoutePassages<TFilter>(snapshot.Slots, admits));

    private WordLegReport ReportOf(LanguageTag rows, WordMatches found) => new(
        texts!.CountTexts(rows),
        found.Words,
        Math.Min(top, found.Best.Count(m => m.Coverage >= _cut)),
        found.Best.Count == 0 ? null : found.Best.Max(m => m.Coverage),
        _cut);

    /// <summary>Whether a text that has the words also meets the cosine that the search asks every hit to have.</summary>
    private bool IsSimilarEnough(LanguageIndexSnapshot index, int slot, float[] vector) =>
        requested is not { } least || least <= -1 || index.SimilarityOf(slot, vector) >= least;
}
