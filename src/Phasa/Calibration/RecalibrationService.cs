using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Jobs;

namespace Phasa.Calibration;

/// <summary>Calibrates in this process whatever has outgrown its thresholds, until it stops.</summary>
public sealed partial class RecalibrationService(
    Recalibrator recalibrator, IOptions<CalibrationOptions> options, TimeProvider time, ILogger<RecalibrationService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Automatic ? WorkLoop.RunAsync(TurnAsync, WaitAsync, LogLoopFailed, stoppingToken) : Task.CompletedTask;

    private async Task TurnAsync(CancellationToken cancellationToken)
    {
        await recalibrator.RunAsync(cancellationToken).ConfigureAwait(false);
        await WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task WaitAsync(CancellationToken cancellationToken) => Task.Delay(options.Value.Poll, time, cancellationToken);

    [LoggerMessage(2204, LogLevel.Error, "The calibration of collections met an unexpected error and goes on")]
    private partial void LogLoopFailed(Exception exception);
}
