using Microsoft.Extensions.Logging;
using Phasa.Collections;
using Phasa.Monitoring.Alerts.Drift;
using Phasa.Monitoring.Insights;
using Phasa.Storage;

namespace Phasa.Monitoring.Alerts;

/// <summary>Looks for what is abnormal, opens and closes alerts, and says so in the log. Thread-safe; several processes may watch one store.</summary>
public sealed partial class AlertWatch(
    IKnowledgeStore store, InsightService insights, DriftBaselines baselines, IEnumerable<IAlertDetector> detectors, IEnumerable<IInstallationDetector> installation,
    ILogger<AlertWatch> logger)
{
    // More open alerts than that nobody reads.
    private const int MostOpen = 1000;

    private const string Installation = "the installation";

    private readonly IReadOnlyList<IAlertDetector> _detectors = [.. detectors];
    private readonly IReadOnlyList<IInstallationDetector> _installation = [.. installation];

    /// <summary>Looks once, at every collection and at the installation. What fails is logged and keeps nothing else from being looked at.</summary>
    public async Task LookAsync(CancellationToken cancellationToken = default)
    {
        await insights.RollUpAsync(cancellationToken).ConfigureAwait(false);
        foreach (var collection in await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            await TryAsync(collection.Name, () => LookAsync(collection, cancellationToken)).ConfigureAwait(false);
        }

        await TryAsync(Installation, () => LookAtInstallationAsync(cancellationToken)).ConfigureAwait(false);
    }

    private async Task LookAsync(Collection collection, CancellationToken cancellationToken)
    {
        await TryAsync(collection.Name, () => baselines.RefreshAsync(collection, cancellationToken)).ConfigureAwait(false);
        var alerts = await store.Alerts.ListAsync(new() { State = AlertState.Open, Collection = collection.Id }, null, MostOpen, cancellationToken).ConfigureAwait(false);
        foreach (var detector in _detectors)
        {
            await TryAsync(collection.Name, () => SettleAsync(collection, detector.Kinds, alerts, open => detector.FindAsync(collection, open, cancellationToken), cancellationToken))
                .ConfigureAwait(false);
        }
    }

    private async Task LookAtInstallationAsync(CancellationToken cancellationToken)
    {
        var alerts = await store.Alerts.ListAsync(new() { State = AlertState.Open }, null, MostOpen, cancellationToken).ConfigureAwait(false);
        var own = alerts.Where(a => a.Finding.Key.Collection is null).ToList();
        foreach (var detector in _installation)
        {
            await TryAsync(Installation, () => SettleAsync(null, detector.Kinds, own, open => detector.FindAsync(open, cancellationToken), cancellationToken)).ConfigureAwait(false);
        }
    }

    private async Task TryAsync(string what, Func<Task> look)
    {
        try
        {
            await look().ConfigureAwait(false);
        }
        catch (PhasaException e)
        {
            LogFailed(e, what);
        }
    }

    private async Task SettleAsync(
        Collection? collection, IReadOnlyCollection<AlertKind> kinds, IReadOnlyList<Alert> alerts,
        Func<IReadOnlyDictionary<AlertKey, Alert>, Task<IReadOnlyList<AlertFinding>>> find, CancellationToken cancellationToken)
    {
        var open = alerts.Where(a => kinds.Contains(a.Finding.Key.Kind)).ToDictionary(a => a.Finding.Key);
        var found = await find(open).ConfigureAwait(false);
        if (found.Count == 0 && open.Count == 0)
        {
            return;
        }

        var name = collection?.Name ?? Installation;
        var changes = await store.Alerts.SettleAsync(collection?.Id, kinds, found, cancellationToken).ConfigureAwait(false);
        foreach (var alert in changes.Opened)
        {
            LogOpened(alert.Id, alert.Finding.Key.Kind, name, alert.Finding.Key.Language?.Value, alert.Finding.Message, alert.Finding.Advice);
        }

        foreach (var (alert, now) in found.Where(f => open.TryGetValue(f.Key, out var known) && known.Finding.Severity < f.Severity).Select(f => (open[f.Key], f)))
        {
            LogWorsened(alert.Id, now.Key.Kind, name, now.Key.Language?.Value, now.Severity, now.Message);
        }

        foreach (var alert in changes.Closed)
        {
            LogClosed(alert.Id, alert.Finding.Key.Kind, name, alert.Finding.Key.Language?.Value);
        }
    }

    [LoggerMessage(2620, LogLevel.Warning, "Alert {Id} {Kind} in {Collection} {Language}: {Message} {Advice}")]
    private partial void LogOpened(long id, AlertKind kind, string collection, string? language, string message, string advice);

    [LoggerMessage(2621, LogLevel.Information, "Alert {Id} {Kind} in {Collection} {Language} is over")]
    private partial void LogClosed(long id, AlertKind kind, string collection, string? language);

    [LoggerMessage(2622, LogLevel.Error, "{Collection} could not be watched")]
    private partial void LogFailed(Exception exception, string collection);

    [LoggerMessage(2624, LogLevel.Warning, "Alert {Id} {Kind} in {Collection} {Language} is {Severity} now: {Message}")]
    private partial void LogWorsened(long id, AlertKind kind, string collection, string? language, AlertSeverity severity, string message);
}
