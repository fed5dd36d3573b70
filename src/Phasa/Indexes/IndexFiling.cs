using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Jobs;

namespace Phasa.Indexes;

/// <summary>Keeps the files of indexes near what the indexes hold, and deletes those of collections and spaces that have gone.</summary>
public sealed partial class IndexFiling(
    CollectionIndexes indexes, IOptions<IndexFileOptions> options, TimeProvider time, ILogger<IndexFiling> logger) : BackgroundService
{
    /// <summary>Ends the work, then writes what is worth it while there is time.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await indexes.FileAsync(isLast: true, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The old files stay; the next start reads the rest from the store.
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        string.IsNullOrWhiteSpace(options.Value.Folder) ? Task.CompletedTask : WorkLoop.RunAsync(TurnAsync, WaitAsync, LogLoopFailed, stoppingToken);

    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken).ConfigureAwait(false);
        await indexes.FileAsync(isLast: false, cancellationToken).ConfigureAwait(false);
        await indexes.SweepAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(options.Value.Poll, time, cancellationToken);

    [LoggerMessage(1007, LogLevel.Error, "The keeping of index files met an unexpected error and goes on")]
    private partial void LogLoopFailed(Exception exception);
}
