using Phasa.Monitoring.Alerts.Drift;
using Phasa.Storage;

namespace Phasa.Monitoring.Alerts;

/// <summary>What people do with alerts. Thread-safe.</summary>
public sealed class AlertService(IKnowledgeStore store, TimeProvider time)
{
    /// <summary>Says that somebody knows of an alert.</summary>
    /// <param name="id">The alert.</param>
    /// <param name="by">Who.</param>
    /// <param name="isNormal">
    /// Whether things are to stay as they are: what a language's searches come to from now on is its new normal, and its drift is told anew once
    /// there is enough of it.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.AlertNotFound"/>; <see cref="ErrorCodes.InvalidRequest"/> for a new normal of an alert that is not about drift.</exception>
    public async Task<Alert> AcknowledgeAsync(long id, string by, bool isNormal, CancellationToken cancellationToken = default)
    {
        var alert = await store.Alerts.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw NotFound(id);
        var key = alert.Finding.Key;
        if (isNormal && !DriftDetector.IsDrift(key.Kind))
        {
            throw new PhasaException(ErrorCodes.InvalidRequest, $"Alert {id} is not about a language's own past, so there is no new normal to begin.", "Acknowledge it without 'isNormal'.");
        }

        var acknowledged = await store.Alerts.AcknowledgeAsync(id, by, cancellationToken).ConfigureAwait(false) ?? throw NotFound(id);
        if (isNormal && key is { Collection: { } collection, Language: { } language })
        {
            await store.Alerts.ChangeDriftAsync(collection, language, state => state.Anew(state.Space, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        }

        return acknowledged;
    }

    private static PhasaException NotFound(long id) => new(ErrorCodes.AlertNotFound, $"There is no alert {id}.");
}
