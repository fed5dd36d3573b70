using Phasa.Calibration;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Storage;

namespace Phasa.Dashboard.Settings;

/// <summary>The thresholds of a collection.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Calibration">What was calibrated in its present space; null when nothing was.</param>
/// <param name="Error">What went wrong when the service last calibrated by itself; null when nothing did.</param>
/// <param name="Model">What its model states, for pairs that were not calibrated.</param>
/// <param name="Lines">The pairs that were calibrated.</param>
public sealed record CutView(Collection Collection, CollectionCalibration? Calibration, string? Error, ModelThresholds Model, IReadOnlyList<CutLine> Lines)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="PhasaException">The collection's model is not here.</exception>
    public static async Task<CutView> ReadAsync(
        IKnowledgeStore store, EmbeddingModels models, CutPreference prefer, Collection collection, CancellationToken cancellationToken)
    {
        var model = models.For(collection).Thresholds;
        var calibration = await store.Calibrations.FindAsync(collection.Id, collection.Space, cancellationToken);
        var error = await store.Calibrations.FindErrorAsync(collection.Id, cancellationToken);
        if (calibration is null)
        {
            return new(collection, null, error, model, []);
        }

        var outgrown = calibration.Outgrown(await store.Calibrations.CountRowsAsync(collection.Id, collection.Space, cancellationToken)).ToHashSet();
        return new(collection, calibration, error, model, [.. calibration.Pairs.Select(p => CutLine.Of(p, calibration, prefer, model, outgrown))]);
    }
}
