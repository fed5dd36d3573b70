using Phasa.Calibration;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Languages;
using Phasa.Search.Evidence;
using Phasa.Search.Legs;

namespace Phasa.Search;

/// <summary>Goes the planned routes of one search over one snapshot.</summary>
internal sealed class RouteWalk(
    CollectionSnapshot snapshot, RouteLegs legs, EmbeddingModel model, CalibrationInUse calibration, MeasuredEvidence? evidence, SearchRequest request, LanguageTag language, QueryVectors query)
{
    /// <summary>What each route found. One whose query cannot be translated is replaced by its other way where it has one.</summary>
    public async Task<(IReadOnlyList<RouteRun> Runs, IReadOnlyList<PhasaException> Untranslated)> GoAsync(
        IReadOnlyList<RouteStep> steps, CancellationToken cancellationToken)
    {
        var (runs, untranslated) = (new List<RouteRun>(), new List<PhasaException>());
        foreach (var step in steps)
        {
            try
            {
                runs.Add(await GoAsync(step, cancellationToken).ConfigureAwait(false));
            }
            catch (PhasaException e) when (e.Code == ErrorCodes.RouteUnavailable && step.Otherwise is not null)
            {
                untranslated.Add(e);
                runs.Add(await GoAsync(step.Otherwise, cancellationToken).ConfigureAwait(false));
            }
        }

        return (runs, untranslated);
    }

    private async ValueTask<RouteRun> GoAsync(RouteStep step, CancellationToken cancellationToken)
    {
        // A translated query is compared with rows of its own language, so the pair's threshold is that language's with itself.
        var asked = step.Route == Route.QueryTranslation ? step.Rows : language;
        var (text, vector) = await query.InAsync(asked, soon: step.Otherwise is not null, cancellationToken).ConfigureAwait(false);
        var calibrated = calibration.Find(snapshot.Space, asked, step.Rows, snapshot);
        var threshold = Thresholds.For(model, asked, step.Rows, request.Threshold, calibrated);
        var run = await legs.GoAsync(step, language, text, vector, threshold, calibrated).ConfigureAwait(false);
        return run with { Report = run.Report with { Query = asked == language ? null : text, Weights = LegWeights.For(evidence, asked, step.Rows) } };
    }
}
