using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Phasa.Calibration;

/// <summary>Calibrates in this process whatever has outgrown its thresholds, until it stops.</summary>
public sealed partial class RecalibrationService(
    Recalibrator recalibrator, IOptions<CalibrationOptions> options, TimeProvider time, ILogger<RecalibrationService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Automatic ? Task.Run(() => LoopAsync(stoppingToken), stoppingToken) : Task.CompletedTask;

    private async Task LoopAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await recalibrator.RunAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(options.Value.Poll, time, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The loop outlives any single failure.
                LogLoopFailed(e);
                await Task.Delay(options.Value.Poll, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(2204, LogLevel.Error, "The calibration of collections met an unexpected error and goes on")]
    private partial void LogLoopFailed(Exception exception);
}
