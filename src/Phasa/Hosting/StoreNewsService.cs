using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Phasa.Indexes;
using Phasa.Jobs;
using Phasa.Reembedding;
using Phasa.Separation.Jobs;
using Phasa.Storage;

namespace Phasa;

/// <summary>Wakes the workers and brings the indexes of this process up to date when another has written to the store.</summary>
public sealed partial class StoreNewsService(
    IKnowledgeStore store,
    CollectionIndexes indexes,
    JobSignal jobs,
    [FromKeyedServices(ReembeddingService.SignalKey)] JobSignal reembeddings,
    [FromKeyedServices(MeasurementService.SignalKey)] JobSignal measurements,
    TimeProvider time,
    ILogger<StoreNewsService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly JobSignal _rows = new();

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _rows.Dispose();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => store.News is not { } news
        ? Task.CompletedTask
        : Task.WhenAll(
            WorkLoop.RunAsync(stop => news.ListenAsync(Heard, stop), WaitAsync, LogInterrupted, stoppingToken),
            WorkLoop.RunAsync(FollowAsync, WaitAsync, LogBehind, stoppingToken));

    private void Heard(StoreTopic topic) => (topic switch
    {
        StoreTopic.Jobs => jobs,
        StoreTopic.Reembeddings => reembeddings,
        StoreTopic.Measurements => measurements,
        _ => _rows,
    }).Set();

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        await _rows.WaitAsync(Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
        await indexes.FollowAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(Pause, time, cancellationToken);

    [LoggerMessage(1010, LogLevel.Debug, "News of the store are interrupted; workers and searches look for themselves meanwhile")]
    private partial void LogInterrupted(Exception exception);

    [LoggerMessage(1011, LogLevel.Debug, "Indexes could not be brought up to date; the next search does it")]
    private partial void LogBehind(Exception exception);
}
