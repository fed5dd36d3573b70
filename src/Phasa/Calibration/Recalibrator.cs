using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Calibration;

/// <summary>
/// Calibrates collections anew by their titles, once a person has calibrated them so: when the rows of a language have
/// grown by more than half or shrunk to less than half, or the collection has moved to another space. Thresholds from
/// judged queries are left alone. Not thread-safe.
/// </summary>
public sealed partial class Recalibrator(
    IKnowledgeStore store, CollectionCalibrator calibrator, IOptions<CalibrationOptions> options, TimeProvider time, ILogger<Recalibrator> logger)
{
    /// <summary>How long one process keeps others from the same work; one that takes longer is merely done twice.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(30);

    /// <summary>What was found in order, as of which write: counting rows takes a pass over them.</summary>
    private readonly Dictionary<CollectionId, (long Sequence, long Version, string Space)> _inOrder = [];

    /// <summary>Looks at every collection once.</summary>
    /// <returns>How many were calibrated anew.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken = default)
    {
        var calibrated = 0;
        foreach (var collection in await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            calibrated += collection.CalibrationVersion > 0 && await RunAsync(collection, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return calibrated;
    }

    private async Task<bool> RunAsync(Collection collection, CancellationToken cancellationToken)
    {
        var seen = (await store.Feed.SequenceAsync(collection.Id, cancellationToken).ConfigureAwait(false) ?? 0, collection.CalibrationVersion, collection.Space.Id);
        if (_inOrder.TryGetValue(collection.Id, out var known) && known == seen)
        {
            return false;
        }

        if (await DueAsync(collection, cancellationToken).ConfigureAwait(false) is not var (former, reason))
        {
            _inOrder[collection.Id] = seen;
            return false;
        }

        if (!await store.Calibrations.TakeTurnAsync(collection.Id, Turn, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        try
        {
            LogBegun(collection.Name, reason);
            var calibration = await calibrator.FitAsync(collection, Like(former), null, cancellationToken).ConfigureAwait(false);
            var saved = await store.Calibrations.SaveAsync(collection.Id, calibration, collection.CalibrationVersion, cancellationToken).ConfigureAwait(false);
            await store.Calibrations.EndTurnAsync(collection.Id, null, null, cancellationToken).ConfigureAwait(false);
            LogDone(collection.Name, calibration.Pairs.Count, saved);
            return saved;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await store.Calibrations.EndTurnAsync(collection.Id, null, null, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        catch (PhasaException e)
        {
            LogFailed(e, collection.Name);
            await store.Calibrations.EndTurnAsync(collection.Id, e.Message, time.GetUtcNow() + options.Value.Retry, cancellationToken).ConfigureAwait(false);
            return false;
        }
    }

    /// <summary>With the shares and the seed that the person chose.</summary>
    private CalibrationRequest Like(CollectionCalibration former) => former.Pairs is [{ Fit: var fit }, ..]
        ? new(fit.Alpha, fit.Beta) { Seed = former.Seed }
        : CalibrationRequest.Of(options.Value) with { Seed = former.Seed };

    /// <summary>What a collection has outgrown and why it is to be calibrated anew; null when it is not.</summary>
    private async Task<(CollectionCalibration Former, string Reason)?> DueAsync(Collection collection, CancellationToken cancellationToken)
    {
        var latest = await store.Calibrations.FindLatestAsync(collection.Id, cancellationToken).ConfigureAwait(false);
        var own = await store.Calibrations.FindAsync(collection.Id, collection.Space, cancellationToken).ConfigureAwait(false);
        if ((own ?? latest) is not { Source: CalibrationSource.Titles } former)
        {
            return null;
        }

        if (own is null)
        {
            return (former, $"it moved to '{collection.Space.Model}'");
        }

        var now = await store.Calibrations.CountRowsAsync(collection.Id, collection.Space, cancellationToken).ConfigureAwait(false);
        var outgrown = own.Outgrown(now).ToList();
        return outgrown.Count == 0 ? null : (former, $"its rows in {string.Join(", ", outgrown)} have outgrown them");
    }

    [LoggerMessage(2201, LogLevel.Information, "The thresholds of collection {Collection} are calibrated anew: {Reason}")]
    private partial void LogBegun(string collection, string reason);

    [LoggerMessage(2202, LogLevel.Information, "The thresholds of collection {Collection} were calibrated for {Pairs} pairs of languages; in use: {Saved}")]
    private partial void LogDone(string collection, int pairs, bool saved);

    [LoggerMessage(2203, LogLevel.Warning, "The thresholds of collection {Collection} could not be calibrated anew; the former ones stay")]
    private partial void LogFailed(Exception exception, string collection);
}
