using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Jobs;

namespace Phasa.Words;

/// <summary>Keeps word indexes near the store, puts them on the disk now and then and at the end, and deletes those of collections that have gone.</summary>
public sealed partial class WordFiling(LuceneWordIndexes indexes, IOptions<WordIndexOptions> options, TimeProvider time, ILogger<WordFiling> logger) : BackgroundService
{
    /// <summary>Ends the work, then commits what is left.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await indexes.CommitAsync(isLast: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or PhasaException)
        {
            // The old commit stays; the next start reads the rest from the store.
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        WorkLoop.RunAsync(TurnAsync, WaitAsync, LogLoopFailed, stoppingToken);

    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        await WaitAsync(cancellationToken).ConfigureAwait(false);
        await indexes.FollowAsync(cancellationToken).ConfigureAwait(false);
        await indexes.CommitAsync(isLast: false, cancellationToken).ConfigureAwait(false);
        await indexes.GatherAsync(cancellationToken).ConfigureAwait(false);
        await indexes.SweepAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(options.Value.Poll, time, cancellationToken);

    [LoggerMessage(2404, LogLevel.Error, "The keeping of word indexes met an unexpected error and goes on")]
    private partial void LogLoopFailed(Exception exception);
}
