using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Indexes;
using Phasa.Storage;

namespace Phasa.Calibration;

/// <summary>
/// Fits a collection's thresholds to its own rows: every pair of languages that a search can meet, in the space that the
/// collection is in. Each query is compared with all rows; it takes at most 1,000 queries in a language. Thread-safe.
/// </summary>
public sealed class CollectionCalibrator(IKnowledgeStore store, CollectionModels models, CollectionIndexes indexes, RowFactory rows, TimeProvider time)
{
    /// <summary>Fits thresholds; saves nothing.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="request">How.</param>
    /// <param name="progress">Told the steps done and how many there are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidFile"/>: a judged query names a document that is not there;
    /// <see cref="ErrorCodes.ProviderFailed"/> or <see cref="ErrorCodes.SpaceMismatch"/>: the model failed, or is not here.</exception>
    public async Task<CollectionCalibration> FitAsync(
        Collection collection, CalibrationRequest request, Action<long, long>? progress = null, CancellationToken cancellationToken = default)
    {
        var samples = await SampleAsync(collection, request, progress, cancellationToken).ConfigureAwait(false);
        return new()
        {
            Space = collection.Space,
            At = time.GetUtcNow(),
            Source = request.Queries is null ? CalibrationSource.Titles : CalibrationSource.Queries,
            Seed = request.Seed,
            Rows = samples.Rows,
            Pairs = samples.Fit(request),
        };
    }

    /// <summary>How a calibration does on judged queries that had no part in it, against the rows as they are now.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="calibration">The thresholds, of the collection's space.</param>
    /// <param name="request">The queries and the seed.</param>
    /// <param name="progress">Told the steps done and how many there are.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PhasaException">As <see cref="FitAsync"/>.</exception>
    public async Task<IReadOnlyList<HeldOutCheck>> CheckAsync(
        Collection collection, CollectionCalibration calibration, CalibrationRequest request, Action<long, long>? progress = null, CancellationToken cancellationToken = default)
    {
        var samples = await SampleAsync(collection, request, progress, cancellationToken).ConfigureAwait(false);
        return
        [
            .. from pair in samples.Pairs
               let fitted = calibration.Find(pair.Condition.Query, pair.Condition.Document)
               where fitted is { Fit.FalseAccept: not null }
               select HeldOutCheck.Of(fitted.Fit, pair.Samples),
        ];
    }

    private async Task<CalibrationSamples> SampleAsync(
        Collection collection, CalibrationRequest request, Action<long, long>? progress, CancellationToken cancellationToken)
    {
        var model = await models.ForAsync(collection, cancellationToken).ConfigureAwait(false);
        var snapshot = await indexes.WithVectorsAsync(collection, cancellationToken).ConfigureAwait(false);
        var documents = await store.Calibrations.DocumentsAsync(collection.Id, cancellationToken).ConfigureAwait(false);
        var sampler = new CalibrationSampler(store, rows, model, snapshot, documents, request.Seed);
        return request.Queries is { } queries
            ? await sampler.OfQueriesAsync(queries, collection.Name, progress, cancellationToken).ConfigureAwait(false)
            : await sampler.OfTitlesAsync(progress, cancellationToken).ConfigureAwait(false);
    }
}
