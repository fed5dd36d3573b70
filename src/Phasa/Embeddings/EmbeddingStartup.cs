using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Phasa.Collections;
using Phasa.Storage;

namespace Phasa.Embeddings;

/// <summary>
/// Opens the models that a service needs when it starts: the default and those of its collections. One of them that is
/// damaged or missing stops the start, because every search of the collection would fail and no other model may take
/// its place; one that nobody uses is left to <c>phasa doctor</c>, because it is nobody's trouble yet. Whether the
/// models still place texts as they did is looked at behind the start: that may call endpoints, which may be slow or
/// away for a while, and every use looks itself.
/// </summary>
internal sealed partial class EmbeddingStartup(IServiceProvider services, IKnowledgeStore store, ILogger<EmbeddingStartup> logger) : BackgroundService
{
    private IReadOnlyList<Collection> _collections = [];

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Taken from the services here and not by the constructor, so that its error is the start's.
        var models = services.GetRequiredService<EmbeddingModels>();
        models.DefaultEntry.Open();
        _collections = await store.Collections.ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var collection in _collections)
        {
            models.For(collection);
        }

        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        foreach (var collection in _collections)
        {
            try
            {
                await services.GetRequiredService<CollectionModels>().ForAsync(collection, stoppingToken).ConfigureAwait(false);
            }
            catch (PhasaException e)
            {
                LogUnusable(collection.Name, e.Message, e.NextStep);
            }
            catch (OperationCanceledException e) when (!stoppingToken.IsCancellationRequested)
            {
                LogUnusable(collection.Name, e.Message, ErrorCodes.TimedOut.NextStep);
            }
        }
    }

    [LoggerMessage(1002, LogLevel.Error, "Collection {Collection} cannot be searched: {Reason} {NextStep}")]
    private partial void LogUnusable(string collection, string reason, string nextStep);
}
