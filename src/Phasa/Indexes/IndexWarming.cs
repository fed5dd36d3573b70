using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Phasa.Indexes.Words;
using Phasa.Storage;

namespace Phasa.Indexes;

/// <summary>Reads every collection's indexes into memory when a service starts, so that no user's first search has to.</summary>
public sealed partial class IndexWarming(IKnowledgeStore store, CollectionIndexes indexes, ILogger<IndexWarming> logger, IWordIndexes? words = null) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host waits for the first await; reading rows may take seconds.
        await Task.Yield();
        try
        {
            foreach (var collection in await store.Collections.ListAsync(stoppingToken).ConfigureAwait(false))
            {
                await indexes.WarmAsync(collection, stoppingToken).ConfigureAwait(false);
                if (words is not null)
                {
                    (await words.CurrentAsync(collection, stoppingToken).ConfigureAwait(false)).Dispose();
                }
            }
        }
        catch (PhasaException e)
        {
            // The first search tries again and tells its caller.
            LogFailed(e);
        }
    }

    [LoggerMessage(1001, LogLevel.Warning, "The indexes could not be read at the start")]
    private partial void LogFailed(Exception exception);
}
