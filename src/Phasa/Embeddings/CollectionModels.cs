using System.Collections.Concurrent;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Embeddings;

/// <summary>
/// Gives the model of a collection to whoever embeds for it, once it is certain that it puts texts where it put them
/// when the rows were made. Thread-safe.
/// </summary>
public sealed class CollectionModels(EmbeddingModels models, IKnowledgeStore store, TimeProvider time)
{
    /// <summary>An endpoint may change its model while this process runs; an hour is seldom enough to cost nothing.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<EmbeddingSpace, (EmbeddingModel Model, long Since)> _verified = new();

    /// <summary>The model of a collection.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.SpaceMismatch"/>: none here has its space, or the one that says so places texts elsewhere;
    /// <see cref="ErrorCodes.ProviderFailed"/> when the model fails.</exception>
    public async ValueTask<EmbeddingModel> ForAsync(Collection collection, CancellationToken cancellationToken = default)
    {
        var model = models.For(collection);
        var least = await SimilarityAsync(model, cancellationToken).ConfigureAwait(false);
        return least >= SpaceProbe.LeastSimilarity ? model : throw new PhasaException(
            ErrorCodes.SpaceMismatch,
            FormattableString.Invariant(
                $"The model '{model.Space.Model}' no longer puts texts where it put them when collection '{collection.Name}' was embedded: their cosine is {least:0.0000}, not {SpaceProbe.LeastSimilarity} or more. Its files, its endpoint or its options have changed."),
            $"Restore the former model; or give the changed one another name in the configuration and run 'phasa reembed --collection {collection.Name} --model NAME'.");
    }

    /// <summary>
    /// The least cosine between where a model puts the probe's texts and where the model of its space first put them on
    /// this store; 1 when this is the first time, which is kept.
    /// </summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ProviderFailed"/> when the model fails.</exception>
    public async ValueTask<float> SimilarityAsync(EmbeddingModel model, CancellationToken cancellationToken = default)
    {
        if (_verified.TryGetValue(model.Space, out var known) && known.Model == model && time.GetElapsedTime(known.Since) < Trust)
        {
            return 1;
        }

        // Several callers at once each do it at a start; that is cheaper than making them wait for each other.
        var now = await SpaceProbe.TakeAsync(model, cancellationToken).ConfigureAwait(false);
        var first = await store.Spaces.FindProbeAsync(model.Space, cancellationToken).ConfigureAwait(false)
            ?? await store.Spaces.KeepProbeAsync(model.Space, now, cancellationToken).ConfigureAwait(false);
        var least = now.SimilarityTo(first);
        if (least >= SpaceProbe.LeastSimilarity)
        {
            _verified[model.Space] = (model, time.GetTimestamp());
        }

        return least;
    }
}
