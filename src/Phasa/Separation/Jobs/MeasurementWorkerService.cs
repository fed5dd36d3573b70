using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Jobs;

namespace Phasa.Separation.Jobs;

/// <summary>Measures in this process until it stops, one measurement at a time and on half of the processors: searches come first.</summary>
public sealed partial class MeasurementWorkerService(
    MeasurementWorker worker,
    [FromKeyedServices(MeasurementService.SignalKey)] JobSignal signal,
    IOptions<TranslationWorkerOptions> options,
    TimeProvider time,
    ILogger<MeasurementWorkerService> logger) : BackgroundService
{
    private readonly TranslationWorkerOptions _options = options.Value;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        _options.Concurrency == 0 ? Task.CompletedTask : WorkLoop.RunAsync(TurnAsync, WaitAsync, LogLoopFailed, stoppingToken);

    // After an unexpected failure the measurement is due again when its lease ends.
    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        if (!await worker.RunNextAsync(cancellationToken).ConfigureAwait(false))
        {
            await WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task WaitAsync(CancellationToken cancellationToken) => signal.WaitAsync(_options.Poll, time, cancellationToken);

    [LoggerMessage(2306, LogLevel.Error, "The measurement worker met an unexpected error and goes on")]
    private partial void LogLoopFailed(Exception exception);
}
