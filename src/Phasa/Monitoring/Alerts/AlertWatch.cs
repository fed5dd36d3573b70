using Microsoft.Extensions.Logging;
using Phasa.Collections;
using Phasa.Monitoring.Alerts.Drift;
using Phasa.Monitoring.Insights;
using Phasa.Storage;

namespace Phasa.Monitoring.Alerts;

/// <summary>Looks for what is abnormal, opens and closes alerts, and says so in the log. Thread-safe; several processes may watch one store.</summary>
public sealed partial class AlertWatch(
    IKnowledgeStore store, InsightService insights, DriftBaselines baselines, IEnumerable<IAlertDetector> detectors, ILogger<AlertWatch> logger)
{
    // More open alerts of one collection than that nobody reads.
    private const int MostOpen = 1000;

    private readonly IReadOnlyList<IAlertDetector> _detectors = [.. detectors];

    /// <summary>Looks once at every collection. One that fails is logged and keeps no other from being looked at.</summary>
    public async Task LookAsync(CancellationToken cancellationToken = default)
    {
        await insights.RollUpAsync(cancellationToken).ConfigureAwait(false);
        foreach (var collection in await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await baselines.RefreshAsync(collection, cancellationToken).ConfigureAwait(false);
                await LookAsync(collection, cancellationToken).ConfigureAwait(false);
            }
            catch (PhasaException e)
            {
                LogFailed(e, collection.Name);
            }
        }
    }

    private async Task LookAsync(Collection collection, CancellationToken cancellationToken)
    {
        var alerts = await store.Alerts.ListAsync(new() { State = AlertState.Open, Collection = collection.Id }, null, MostOpen, cancellationToken).ConfigureAwait(false);
        foreach (var detector in _detectors)
        {
            var open = alerts.Where(a => detector.Kinds.Contains(a.Finding.Key.Kind)).ToDictionary(a => a.Finding.Key);
            var found = await detector.FindAsync(collection, open, cancellationToken).ConfigureAwait(false);
            if (found.Count == 0 && open.Count == 0)
            {
                continue;
            }

            var changes = await store.Alerts.SettleAsync(collection.Id, detector.Kinds, found, cancellationToken).ConfigureAwait(false);
            foreach (var alert in changes.Opened)
            {
                LogOpened(alert.Id, alert.Finding.Key.Kind, collection.Name, alert.Finding.Key.Language?.Value, alert.Finding.Message, alert.Finding.Advice);
            }

            foreach (var alert in changes.Closed)
            {
                LogClosed(alert.Id, alert.Finding.Key.Kind, collection.Name, alert.Finding.Key.Language?.Value);
            }
        }
    }

    [LoggerMessage(2620, LogLevel.Warning, "Alert {Id} {Kind} in {Collection} {Language}: {Message} {Advice}")]
    private partial void LogOpened(long id, AlertKind kind, string collection, string? language, string message, string advice);

    [LoggerMessage(2621, LogLevel.Information, "Alert {Id} {Kind} in {Collection} {Language} is over")]
    private partial void LogClosed(long id, AlertKind kind, string collection, string? language);

    [LoggerMessage(2622, LogLevel.Error, "Collection {Collection} could not be watched")]
    private partial void LogFailed(Exception exception, string collection);
}
