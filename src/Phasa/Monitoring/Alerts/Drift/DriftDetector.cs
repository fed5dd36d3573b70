using System.Globalization;
using Phasa.Collections;
using Phasa.Languages;
using Phasa.Storage;

namespace Phasa.Monitoring.Alerts.Drift;

/// <summary>Finds languages whose searches are no longer what they were.</summary>
public sealed class DriftDetector(IKnowledgeStore store) : IAlertDetector
{
    private static readonly Dictionary<DriftSignal, AlertKind> OfSignal = new()
    {
        [DriftSignal.Misses] = AlertKind.HitRateDrop,
        [DriftSignal.Similarity] = AlertKind.SimilarityDrop,
        [DriftSignal.Fallback] = AlertKind.FallbackRise,
    };

    /// <inheritdoc/>
    public IReadOnlyCollection<AlertKind> Kinds => OfSignal.Values;

    /// <summary>Whether a kind is about a language's own past.</summary>
    public static bool IsDrift(AlertKind kind) => OfSignal.ContainsValue(kind);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AlertFinding>> FindAsync(Collection collection, IReadOnlyDictionary<AlertKey, Alert> open, CancellationToken cancellationToken = default)
    {
        List<AlertFinding> found = [];
        foreach (var state in await store.Alerts.DriftsAsync(collection.Id, cancellationToken).ConfigureAwait(false))
        {
            foreach (var (signal, kind) in OfSignal)
            {
                var key = new AlertKey(kind, collection.Id, state.Language);
                var sum = state.Of(signal);
                if (state.Baseline is { } normal && sum.Value >= (open.ContainsKey(key) ? Cusum.Over : Cusum.Alarm))
                {
                    found.Add(Finding(key, state.Language, signal, sum, normal));
                }
            }
        }

        return found;
    }

    private static AlertFinding Finding(AlertKey key, LanguageTag language, DriftSignal signal, Cusum sum, DriftBaseline normal)
    {
        var mean = sum.Observed / sum.Searches;
        var asked = $"the last {sum.Searches.ToString("#,0", CultureInfo.InvariantCulture)} searches in {language}";
        var before = $"{normal.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} to {normal.To.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var (measured, expected, message, advice) = signal switch
        {
            DriftSignal.Misses => (
                1 - mean, (double)normal.Answered / normal.Searches, "Of {0}, {1} found something; it was {2} from {3}.",
                "See what was asked (insights/queries?outcome=zero), the coverage of the language, and whether documents, thresholds or the model changed at that time."),
            DriftSignal.Fallback => (
                mean, (double)normal.AnsweredByFallback / normal.Searches, "Of {0}, {1} were answered through the originals; it was {2} from {3}.",
                "See the coverage of the language: its translations or rows are missing. 'phasa translations status' says what failed, 'phasa doctor' whether the index is whole."),
            _ => (
                mean, normal.MeanSimilarity ?? 0, "Of {0}, the best row was on average at cosine {1}; it was {2} from {3}.",
                "The rows of the language may be another model's, or gone. 'phasa doctor' checks the index, 'phasa measure --collection' the model; 'phasa reembed' makes the rows anew."),
        };
        return new(
            key, signal == DriftSignal.Fallback ? AlertSeverity.Warning : AlertSeverity.Critical, sum.Since ?? normal.To,
            string.Format(CultureInfo.InvariantCulture, message, asked, Text(signal, measured), Text(signal, expected), before), advice)
        {
            Measured = measured,
            Expected = expected,
            Searches = sum.Searches,
            OnceIn = sum.OnceIn,
        };
    }

    private static string Text(DriftSignal signal, double value) => signal == DriftSignal.Similarity
        ? value.ToString("0.00", CultureInfo.InvariantCulture)
        : $"{Math.Round(value * 100).ToString(CultureInfo.InvariantCulture)} %";
}
