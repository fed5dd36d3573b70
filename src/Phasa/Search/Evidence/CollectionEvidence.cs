using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Storage;

namespace Phasa.Search.Evidence;

/// <summary>
/// What was measured for collections, as of the moment it is asked for. A result is read and parsed once per change of a
/// collection's evidence; a search costs a look into a dictionary. Thread-safe.
/// </summary>
public sealed partial class CollectionEvidence(IKnowledgeStore store, ILogger<CollectionEvidence> logger)
{
    private readonly ConcurrentDictionary<CollectionId, Entry> _entries = new();

    /// <summary>What was measured in the collection's space, and what kept it from being read.</summary>
    /// <param name="collection">The collection, just read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async ValueTask<(MeasuredEvidence? Evidence, PhasaException? Failure)> ForAsync(Collection collection, CancellationToken cancellationToken)
    {
        if (_entries.TryGetValue(collection.Id, out var known) && known.Space == collection.Space && known.Version == collection.MeasurementVersion)
        {
            return (known.Evidence, known.Failure);
        }

        var entry = new Entry(collection.Space, collection.MeasurementVersion, null, null);
        try
        {
            var kept = await store.Measurements.LatestAsync(collection.Space, collection.Id, cancellationToken).ConfigureAwait(false);
            entry = entry with { Evidence = MeasuredEvidence.Of(kept, collection.Space) };
        }
        catch (PhasaException e) when (e.Code == ErrorCodes.StoreIncompatible)
        {
            // A damaged result is no reason to find nothing: searches go on as without one, and say so.
            LogUnreadable(e, collection.Name);
            entry = entry with { Failure = e };
        }

        _entries[collection.Id] = entry;
        return (entry.Evidence, entry.Failure);
    }

    [LoggerMessage(2301, LogLevel.Warning, "The measurement that speaks for collection {Collection} cannot be read; it is searched as if nothing were measured")]
    private partial void LogUnreadable(Exception exception, string collection);

    private sealed record Entry(EmbeddingSpace Space, long Version, MeasuredEvidence? Evidence, PhasaException? Failure);
}
