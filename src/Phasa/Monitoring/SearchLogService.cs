using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Jobs;
using Phasa.Monitoring.Insights;
using Phasa.Storage;

namespace Phasa.Monitoring;

/// <summary>Writes this process's searches to the log while it runs and when it ends, counts them up, and removes what is too old.</summary>
public sealed partial class SearchLogService(
    SearchLogWriter writer, InsightService insights, IKnowledgeStore store, IOptions<SearchLogOptions> options, TimeProvider time, ILogger<SearchLogService> logger) : BackgroundService
{
    /// <summary>The most records removed at a time: a transaction of some milliseconds.</summary>
    internal const int PruneBatch = 200;

    /// <summary>Between two removals, so that other writers have most of the store's time.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private long? _pruned;

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PhasaException e)
        {
            // Tried once more when the writer is disposed, which says what is lost.
            LogFailed(e);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        WorkLoop.RunAsync(
        async stop =>
        {
            await TurnAsync(stop).ConfigureAwait(false);
            if (IsPruningDue)
            {
                await Task.Delay(Breath, time, stop).ConfigureAwait(false);
            }
        },
        stop => Task.Delay(Pause, time, stop),
        LogFailed,
        stoppingToken);

    private bool IsPruningDue => _pruned is not { } last || time.GetElapsedTime(last) >= options.Value.Prune;

    /// <summary>Writes what there is, then removes a little of what is too old if it is time to.</summary>
    internal async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (!IsPruningDue)
        {
            await writer.WaitAsync(options.Value.Prune, cancellationToken).ConfigureAwait(false);
        }

        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        await insights.RollUpAsync(cancellationToken).ConfigureAwait(false);
        if (IsPruningDue)
        {
            var removed = await store.Searches.PruneAsync(time.GetUtcNow().AddDays(-options.Value.RetentionDays), PruneBatch, cancellationToken).ConfigureAwait(false);
            _pruned = removed < PruneBatch ? time.GetTimestamp() : _pruned;
        }
    }

    [LoggerMessage(2605, LogLevel.Error, "The search log could not be written; what was asked waits and is tried again")]
    private partial void LogFailed(Exception exception);
}
