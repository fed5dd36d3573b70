using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Phasa.Jobs;

namespace Phasa.Monitoring.Alerts;

/// <summary>Watches while the process runs.</summary>
public sealed partial class AlertWatchService(AlertWatch watch, IOptions<AlertOptions> options, TimeProvider time, ILogger<AlertWatchService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => !options.Value.Enabled ? Task.CompletedTask : WorkLoop.RunAsync(
        async stop =>
        {
            await watch.LookAsync(stop).ConfigureAwait(false);
            await Task.Delay(options.Value.Interval, time, stop).ConfigureAwait(false);
        },
        stop => Task.Delay(options.Value.Interval, time, stop),
        LogFailed,
        stoppingToken);

    [LoggerMessage(2623, LogLevel.Error, "Alerts could not be looked for; it is tried again")]
    private partial void LogFailed(Exception exception);
}
