using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Options;
using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Monitoring.Alerts.Thresholds;

/// <summary>
/// Finds collections whose thresholds were calibrated in another space, or for far fewer or more rows than they have. Those from titles are
/// mostly calibrated anew by themselves before it is said.
/// </summary>
public sealed class OutdatedThresholdDetector(IKnowledgeStore store, IOptions<AlertOptions> options, TimeProvider time) : IAlertDetector
{
    // Counting rows takes a pass over them.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<CollectionId, Looked> _looked = new();

    /// <inheritdoc/>
    public IReadOnlyCollection<AlertKind> Kinds { get; } = [AlertKind.ThresholdOutdated];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AlertFinding>> FindAsync(Collection collection, IReadOnlyDictionary<AlertKey, Alert> open, CancellationToken cancellationToken = default)
    {
        if (collection.CalibrationVersion == 0)
        {
            _looked.TryRemove(collection.Id, out _);
            return [];
        }

        var now = time.GetUtcNow();
        var former = _looked.GetValueOrDefault(collection.Id);
        var seen = (collection.Sequence, collection.CalibrationVersion, collection.Space.Id);
        if (former is null || (former.Seen != seen && (former.Seen.CalibrationVersion != seen.CalibrationVersion || former.Seen.Id != seen.Id || now - former.At >= Fresh)))
        {
            var fault = await FaultAsync(collection, cancellationToken).ConfigureAwait(false);
            former = _looked[collection.Id] = new(seen, now, fault, fault is null ? null : former?.Since ?? now);
        }

        // The wait is this process's own; what another one found, or this one before it ended, stays found.
        var key = new AlertKey(AlertKind.ThresholdOutdated, collection.Id);
        var known = open.GetValueOrDefault(key)?.Finding.Since;
        if (former is not { Fault: { } outdated, Since: { } since } || (known is null && now - since < options.Value.ThresholdGrace))
        {
            return [];
        }

        var error = await store.Calibrations.FindErrorAsync(collection.Id, cancellationToken).ConfigureAwait(false);
        return
        [
            new(
                key, AlertSeverity.Warning, known ?? since, error is null ? outdated : $"{outdated} They could not be calibrated anew: {error}",
                $"'phasa calibrate --collection {collection.Name}' calibrates by titles, with '--queries FILE' by judged queries."),
        ];
    }

    /// <summary>What is wrong with the thresholds; null when nothing is.</summary>
    private async Task<string?> FaultAsync(Collection collection, CancellationToken cancellationToken)
    {
        if (await store.Calibrations.FindAsync(collection.Id, collection.Space, cancellationToken).ConfigureAwait(false) is not { } own)
        {
            return await store.Calibrations.FindLatestAsync(collection.Id, cancellationToken).ConfigureAwait(false) is { } left
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"The thresholds were calibrated for '{left.Space.Model}' on {left.At:yyyy-MM-dd}; the rows lie in the space of '{collection.Space.Model}' ({collection.Space.Id}) now, and searches use its uncalibrated cuts.")
                : null;
        }

        var rows = await store.Calibrations.CountRowsAsync(collection.Id, collection.Space, cancellationToken).ConfigureAwait(false);
        var outgrown = own.Outgrown(rows).Select(l => string.Create(
            CultureInfo.InvariantCulture, $"{l} {own.RowsIn(l):#,0} to {rows.FirstOrDefault(r => r.Language == l).Rows:#,0}")).ToList();
        return outgrown.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The thresholds were calibrated on {own.At:yyyy-MM-dd} by {(own.Source == CalibrationSource.Titles ? "titles" : "judged queries")} for other rows than there are now: {string.Join(", ", outgrown)}.");
    }

    private sealed record Looked((long Sequence, long CalibrationVersion, string Id) Seen, DateTimeOffset At, string? Fault, DateTimeOffset? Since);
}
