using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Calibration;

/// <summary>
/// The thresholds that searches of a collection use. Read from the store once per version, which a search knows from the
/// collection it has read anyway, so that a calibration by any process is seen by the next search. Thread-safe.
/// </summary>
public sealed class CollectionThresholds(IKnowledgeStore store, IOptions<CalibrationOptions> options)
{
    private readonly ConcurrentDictionary<CollectionId, Known> _known = new();

    /// <summary>Which promise is kept where no cut keeps both.</summary>
    public CutPreference Prefer => options.Value.Prefer;

    /// <summary>What is calibrated for a collection as it was read.</summary>
    internal async ValueTask<CalibrationInUse> ForAsync(Collection collection, CancellationToken cancellationToken)
    {
        if (collection.CalibrationVersion == 0)
        {
            return CalibrationInUse.None;
        }

        if (_known.TryGetValue(collection.Id, out var known) && known.Version == collection.CalibrationVersion && known.Space == collection.Space.Id)
        {
            return known.InUse;
        }

        var found = await store.Calibrations.FindAsync(collection.Id, collection.Space, cancellationToken).ConfigureAwait(false);
        var inUse = new CalibrationInUse(found, Prefer)
        {
            Left = found is null ? await store.Calibrations.FindLatestAsync(collection.Id, cancellationToken).ConfigureAwait(false) : null,
        };
        _known[collection.Id] = new(collection.CalibrationVersion, collection.Space.Id, inUse);
        return inUse;
    }

    private sealed record Known(long Version, string Space, CalibrationInUse InUse);
}
