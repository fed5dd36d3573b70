using Phasa.Calibration;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Indexes.Words;
using Phasa.Languages;
using Phasa.Search.Evidence;
using Phasa.Search.Legs;

namespace Phasa.Search;

/// <summary>Goes the planned routes of one search over one snapshot.</summary>
/// <param name="snapshot">The rows.</param>
/// <param name="words">The words, no newer than the rows; null when they are not asked.</param>
/// <param name="within">The passages whose documents meet the search's filter; null when it has none.</param>
/// <param name="model">The model of the rows' space.</param>
/// <param name="calibration">The collection's thresholds.</param>
/// <param name="evidence">What was measured in the space, or null.</param>
/// <param name="fusion">How legs are cut and weighed.</param>
/// <param name="request">The search.</param>
/// <param name="wanted">How many passages are needed: at least as many as the search asks for.</param>
/// <param name="language">The query's language.</param>
/// <param name="query">The query's vectors.</param>
internal sealed class RouteWalk(
    CollectionSnapshot snapshot,
    IWordSnapshot? words,
    FrozenBitmap? within,
    EmbeddingModel model,
    CalibrationInUse calibration,
    MeasuredEvidence? evidence,
    FusionOptions fusion,
    SearchRequest request,
    int wanted,
    LanguageTag language,
    QueryVectors query)
{
    /// <summary>What each route found. One whose query cannot be translated is replaced by its other way where it has one.</summary>
    public async Task<(IReadOnlyList<RouteRun> Runs, IReadOnlyList<PhasaException> Untranslated)> GoAsync(
        IReadOnlyList<RouteStep> steps, CancellationToken cancellationToken)
    {
        var (asked, untranslated) = (new List<(RouteStep Step, RouteQuery Query)>(), new List<PhasaException>());
        foreach (var step in steps)
        {
            try
            {
                asked.Add((step, await AskAsync(step, cancellationToken).ConfigureAwait(false)));
            }
            catch (PhasaException e) when (e.Code == ErrorCodes.RouteUnavailable && step.Otherwise is not null)
            {
                untranslated.Add(e);
                asked.Add((step.Otherwise, await AskAsync(step.Otherwise, cancellationToken).ConfigureAwait(false)));
            }
        }

        // All at once: while this thread goes over the rows of one route after the other, another looks for their words.
        var runs = await Task.WhenAll(asked.Select(a => RouteRun.ScanAsync(snapshot, a.Step, language, a.Query, cancellationToken).AsTask())).ConfigureAwait(false);
        return ([.. runs.Zip(asked, (run, a) => AskedIn(a.Step) == language ? run : run with { Report = run.Report with { Query = a.Query.Text } })], untranslated);
    }

    private async ValueTask<RouteQuery> AskAsync(RouteStep step, CancellationToken cancellationToken)
    {
        var asked = AskedIn(step);
        var (text, vector) = await query.InAsync(asked, soon: step.Otherwise is not null, cancellationToken).ConfigureAwait(false);
        var calibrated = calibration.Find(snapshot.Space, asked, step.Rows, snapshot);
        var threshold = Thresholds.For(model, asked, step.Rows, request.Threshold, calibrated);
        return new(text, vector, threshold, calibrated, request.Top)
        {
            // A passage that one leg has far up may be the other's best; fused ranks show it only if both hand over enough.
            Depth = words is null ? wanted : Math.Max(wanted, fusion.Depth),
            Within = within,
            Vectors = request.Legs is not SearchLegs.Words,
            Words = words,
            // Who asks for words alone, or for no cut, gets what words find.
            LeastCoverage = request.Legs is SearchLegs.Words || request.Threshold <= -1 ? 0 : asked == step.Rows ? fusion.LeastCoverage : fusion.LeastCoverageAcross,
            Weights = LegWeights.For(evidence, asked, step.Rows, fusion.Words),
        };
    }

    // A translated query is compared with rows of its own language, so the pair's threshold is that language's with itself.
    private LanguageTag AskedIn(RouteStep step) => step.Route == Route.QueryTranslation ? step.Rows : language;
}
