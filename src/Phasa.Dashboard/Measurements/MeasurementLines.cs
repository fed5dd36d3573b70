using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Separation.Jobs;
using Phasa.Storage;

namespace Phasa.Dashboard.Measurements;

/// <summary>Reads the list of a page again and again; a result, which never changes, once. Not thread-safe.</summary>
internal sealed class MeasurementLines
{
    /// <summary>Open and ended ones together are hardly ever more.</summary>
    private const int Most = IMeasurementStore.MostOpen + IMeasurementStore.MostEnded + 50;

    private readonly Dictionary<MeasurementId, MeasurementGist> _read = [];
    private (CollectionId Collection, EmbeddingSpace Space, long Version) _inUseOf;
    private MeasurementId? _inUse;

    /// <summary>Those that speak for a collection, the last one asked for first.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The lines, and whether there are more.</returns>
    public async Task<(IReadOnlyList<MeasurementLine> Lines, bool HasMore)> ReadAsync(IKnowledgeStore store, Collection collection, int most, CancellationToken cancellationToken)
    {
        var jobs = (await store.Measurements.ListAsync(null, Most, cancellationToken)).Where(j => j.Request.Collection is null || j.Request.Collection == collection.Id).ToList();
        var inUse = await InUseAsync(store, collection, cancellationToken);
        var lines = new List<MeasurementLine>();
        foreach (var job in jobs.Take(most))
        {
            lines.Add(new(job, job.State == MeasurementState.Done ? await GistAsync(store.Measurements, job.Id, cancellationToken) : null, job.Id == inUse));
        }

        return (lines, jobs.Count > most);
    }

    private async Task<MeasurementId?> InUseAsync(IKnowledgeStore store, Collection collection, CancellationToken cancellationToken)
    {
        var of = (collection.Id, collection.Space, collection.MeasurementVersion);
        if (_inUseOf != of)
        {
            try
            {
                _inUse = (await store.Measurements.LatestAsync(collection.Space, collection.Id, cancellationToken))?.Id;
            }
            catch (PhasaException e) when (e.Code == ErrorCodes.StoreIncompatible)
            {
                // Searches go by none then; its line says that it is damaged.
                _inUse = null;
            }

            _inUseOf = of;
        }

        return _inUse;
    }

    private async Task<MeasurementGist?> GistAsync(IMeasurementStore measurements, MeasurementId id, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue(id, out var gist))
        {
            try
            {
                gist = await measurements.ReadAsync(id, cancellationToken) is { } result ? MeasurementGist.Of(result) : null;
            }
            catch (PhasaException e) when (e.Code == ErrorCodes.StoreIncompatible)
            {
                gist = MeasurementGist.Of(e);
            }

            if (gist is not null)
            {
                _read[id] = gist;
            }
        }

        return gist;
    }
}
