using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Jobs;

namespace Phasa.Reembedding;

/// <summary>
/// Reembeds in this process until it stops, one collection at a time: it takes a core for hours where the model runs here,
/// and searches come first.
/// </summary>
public sealed partial class ReembeddingWorkerService(
    ReembeddingWorker worker,
    [FromKeyedServices(ReembeddingService.SignalKey)] JobSignal signal,
    IOptions<TranslationWorkerOptions> options,
    TimeProvider time,
    ILogger<ReembeddingWorkerService> logger) : BackgroundService
{
    private readonly TranslationWorkerOptions _options = options.Value;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _options.Concurrency == 0 ? Task.CompletedTask : WorkLoop.RunAsync(TurnAsync, WaitAsync, LogLoopFailed, stoppingToken);

    // After an unexpected failure the reembedding is due again when its lease ends.
    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (!await worker.RunNextAsync(cancellationToken: cancellationToken).ConfigureAwait(false)
            && !await worker.SweepAsync(cancellationToken).ConfigureAwait(false))
        {
            await WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task WaitAsync(CancellationToken cancellationToken) => signal.WaitAsync(_options.Poll, time, cancellationToken);

    [LoggerMessage(2105, LogLevel.Error, "The reembedding worker met an unexpected error and goes on")]
    private partial void LogLoopFailed(Exception exception);
}
