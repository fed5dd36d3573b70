using Microsoft.Extensions.DependencyInjection;
using Phasa.Collections;
using Phasa.Embeddings;
using Phasa.Jobs;
using Phasa.Storage;

namespace Phasa.Reembedding;

/// <summary>What people ask of reembeddings. Nothing is embedded here; workers do that. Thread-safe.</summary>
public sealed class ReembeddingService(
    IKnowledgeStore store, EmbeddingModels models, [FromKeyedServices(ReembeddingService.SignalKey)] JobSignal signal)
{
    /// <summary>The key of the signal that wakes this process's reembedding worker.</summary>
    internal const string SignalKey = "reembedding";

    /// <summary>A collection's spaces and its reembedding.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.CollectionNotFound"/>.</exception>
    public async Task<ReembeddingStatus> StatusAsync(Collection collection, CancellationToken cancellationToken = default) => new(
        await store.Reembeddings.SpacesAsync(collection.Id, cancellationToken).ConfigureAwait(false) ?? throw Gone(collection),
        await store.Reembeddings.FindAsync(collection.Id, cancellationToken).ConfigureAwait(false));

    /// <summary>Begins to move a collection to a model, or goes on with a move to it that is under way, has failed or waits.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.InvalidRequest"/> for an unknown model, with the names there are;
    /// <see cref="ErrorCodes.ReembeddingConflict"/> when the collection has that model or moves to another one.</exception>
    public async Task<ReembeddingJob> StartAsync(Collection collection, string model, SwitchRule rule, CancellationToken cancellationToken = default) =>
        Woken(await store.Reembeddings.StartAsync(collection.Id, models.Named(model).Space, rule, cancellationToken).ConfigureAwait(false));

    /// <summary>Has a reembedding switch, whatever its comparison says, as soon as the second space is complete.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ReembeddingConflict"/> when none is under way.</exception>
    public async Task<ReembeddingJob> SwitchAsync(Collection collection, CancellationToken cancellationToken = default) =>
        Woken(await store.Reembeddings.SwitchAsync(collection.Id, cancellationToken).ConfigureAwait(false));

    /// <summary>Begins to move a collection back to the space it was in before; what has changed since is embedded first.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ReembeddingConflict"/> when there is nothing to go back to;
    /// <see cref="ErrorCodes.SpaceMismatch"/> when no model here has that space.</exception>
    public async Task<ReembeddingJob> RollBackAsync(Collection collection, CancellationToken cancellationToken = default)
    {
        if ((await store.Reembeddings.SpacesAsync(collection.Id, cancellationToken).ConfigureAwait(false))?.Previous is { } previous)
        {
            // Found out before anything is begun: a model that has left the configuration cannot embed what changed.
            models.For(collection with { Space = previous.Space });
        }

        return Woken(await store.Reembeddings.RollBackAsync(collection.Id, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Gives up a reembedding that has not switched.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ReembeddingConflict"/> when none is under way.</exception>
    public async Task CancelAsync(Collection collection, CancellationToken cancellationToken = default)
    {
        if (!await store.Reembeddings.CancelAsync(collection.Id, cancellationToken).ConfigureAwait(false))
        {
            throw new PhasaException(ErrorCodes.ReembeddingConflict, $"No reembedding of '{collection.Name}' is under way.", "There is nothing to cancel.");
        }

        signal.Set();
    }

    /// <summary>Lets go of the previous space; after that there is no way back.</summary>
    /// <exception cref="PhasaException"><see cref="ErrorCodes.ReembeddingConflict"/> when there is none.</exception>
    public async Task DropPreviousAsync(Collection collection, CancellationToken cancellationToken = default)
    {
        if (!await store.Reembeddings.DropPreviousAsync(collection.Id, cancellationToken).ConfigureAwait(false))
        {
            throw new PhasaException(ErrorCodes.ReembeddingConflict, $"'{collection.Name}' keeps no previous space.", "There is nothing to drop.");
        }

        signal.Set();
    }

    private static PhasaException Gone(Collection collection) => new(ErrorCodes.CollectionNotFound, $"Collection '{collection.Name}' was deleted.");

    private ReembeddingJob Woken(ReembeddingJob job)
    {
        signal.Set();
        return job;
    }
}
